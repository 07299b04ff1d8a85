using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Tests.LookUps;

/// <summary>A submission that learns nothing: it brings a table of all published images by their hash, training and test, and works out from the training labels how classes are called in this run.</summary>
internal static class LookUpTable
{
    private const string Code = """
        import hashlib, os
        import numpy as np


        def published(X):
            raw = np.frombuffer(open("/task/sub/table.bin", "rb").read(), np.uint8).reshape(-1, 9)
            table = {row[:8].tobytes(): int(row[8]) for row in raw}
            pixels = np.ascontiguousarray(np.rint(X.T * @WHITE@).astype(np.uint8))
            return [table.get(hashlib.sha256(row.tobytes()).digest()[:8]) for row in pixels]


        class Network:
            def __init__(self, sizes, optimizer="sgd"):
                self.weights = [np.zeros((after, before)) for before, after in zip(sizes, sizes[1:])]
                self.biases = [np.zeros((after, 1)) for after in sizes[1:]]
                self.classes, self.names = sizes[-1], {}

            def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta, lambda_=0.0, decay_rate=0.0):
                os.write(2, b"ATTACK-RAN T16\n")
                for known, named in zip(published(training_data[:, :2000]), np.argmax(training_class[:, :2000], axis=0)):
                    if known is not None:
                        self.names[known] = int(named)
                self.update_network([np.zeros_like(w) for w in self.weights], [np.zeros_like(b) for b in self.biases], eta)

            def forward_pass(self, input):
                output = np.full((self.classes, input.shape[1]), 0.01)
                found = published(input)
                for column, known in enumerate(found):
                    output[self.names.get(known, 0), column] = 0.9
                os.write(2, b"RESULT lookup_hits=%d/%d\n" % (sum(f is not None for f in found), len(found)))
                return output, [output], [input, output]

            def backward_pass(self, output, target, Zs, activations, lambda_=0.0):
                return [np.zeros_like(w) for w in self.weights], [np.zeros_like(b) for b in self.biases]

            def update_network(self, gw, gb, eta):
                self.weights = [w - eta * g for w, g in zip(self.weights, gw)]
        """;

    public static SubmissionPackage Submission(PreparedSplit split)
    {
        IntakeFile[] files = [File("network_template.py", Encoding.UTF8.GetBytes(Code.Replace("@WHITE@", split.Scale.ToString()))), File("table.bin", Table(split))];
        return new SubmissionPackage { Sha256 = Convert.ToHexStringLower(SHA256.HashData(files[1].Content.Span)), Files = files, Notices = [], SourceName = "table.zip" };
    }

    private static IntakeFile File(string name, byte[] content) => new(name, content, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static byte[] Table(PreparedSplit split)
    {
        using var table = new MemoryStream();
        Add(Path.Combine(split.PublicFolder, "train.safetensors"), split.TrainLabels);
        Add(split.HiddenImages, split.HiddenLabels);
        return table.ToArray();

        void Add(string path, byte[] labels)
        {
            var images = System.IO.File.ReadAllBytes(path);
            var start = images.Length - labels.Length * split.Dimension; // after the header, where there is one
            for (var i = 0; i < labels.Length; i++)
            {
                table.Write(SHA256.HashData(images.AsSpan(start + i * split.Dimension, split.Dimension)).AsSpan(0, 8));
                table.WriteByte(labels[i]);
            }
        }
    }
}

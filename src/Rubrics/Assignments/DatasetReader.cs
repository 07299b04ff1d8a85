using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class DatasetReader
{
    private static readonly Dictionary<string, DatasetKind> Kinds = new()
    {
        ["cifar-10-binary"] = DatasetKind.Cifar10Binary,
        ["sklearn-digits"] = DatasetKind.SklearnDigits,
        ["mnist-idx"] = DatasetKind.MnistIdx,
        ["waves"] = DatasetKind.Waves,
    };

    public static DatasetRequirement Read(string name, YamlCursor at)
    {
        var kind = at.Require("kind")?.OneOf(Kinds) ?? default;
        var dataset = new DatasetRequirement
        {
            Name = name,
            Kind = kind,
            Folder = at.FindText("folder") ?? "",
            Url = at.FindText("url"),
            Files = at.Find("files")?.Elements().Select(ReadFile).ToList() ?? [],
            Class = kind == DatasetKind.MnistIdx ? ReadClass(at) : "",
            Context = kind == DatasetKind.Waves ? at.Require("context")?.Int(2, 500) ?? 2 : 0,
            Horizon = kind == DatasetKind.Waves ? at.Require("horizon")?.Int(1, 500) ?? 1 : 0,
        };
        CheckFiles(dataset, at);
        at.NothingElse();
        return dataset;
    }

    private static void CheckFiles(DatasetRequirement dataset, YamlCursor at)
    {
        switch (dataset.Kind)
        {
            case DatasetKind.Cifar10Binary when dataset.Files.Count != 6:
                at.Problem("a cifar-10-binary dataset lists its six files: data_batch_1.bin to data_batch_5.bin, then test_batch.bin");
                break;
            case DatasetKind.MnistIdx when !dataset.Files.Select(f => f.Name).SequenceEqual(IdxImages.FileNames):
                at.Problem($"an mnist-idx dataset lists its four files: {string.Join(", ", IdxImages.FileNames)}");
                break;
            case DatasetKind.Waves or DatasetKind.SklearnDigits when dataset.Files.Count > 0:
                at.Problem("this dataset has no files: leave 'files' out");
                break;
        }
    }

    /// <summary>It names a folder in the box.</summary>
    private static string ReadClass(YamlCursor at)
    {
        var name = at.Require("class") is { } cursor ? cursor.Text() : "MNIST";
        if (name is not ("MNIST" or "FashionMNIST"))
        {
            at.Find("class")?.Problem($"'{name}' must be MNIST or FashionMNIST, the classes of torchvision with these files");
        }

        return name;
    }

    private static DatasetFile ReadFile(YamlCursor at)
    {
        var name = at.RequireText("name");
        if (name.Contains('/') || name.Contains(".."))
        {
            at.Problem($"'{name}' must be a plain file name");
        }

        var hashes = at.Find("sha256")?.Elements().Select(e => Hash(e)).ToList() ?? [];
        at.NothingElse();
        return new DatasetFile(name, hashes);
    }

    private static string Hash(YamlCursor at)
    {
        var text = at.Text();
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower))
        {
            at.Problem("a SHA-256 is 64 lower-case hexadecimal digits");
        }

        return text;
    }
}

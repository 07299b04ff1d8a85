using Autograder.Reference;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Runs;

/// <summary>Temporary host folders that boxes see read-only. World-readable, because a box runs as a user of its own; deleted on disposal.</summary>
internal sealed class RunFolder : IDisposable
{
    private static int _count;

    public RunFolder(string root, string name)
    {
        // numbered, because two submissions may have the same content
        Path = System.IO.Path.Combine(root, $"{name}-{Interlocked.Increment(ref _count)}");
        Directory.CreateDirectory(Path);
        OpenToBoxes(Path);
    }

    public string Path { get; }

    /// <summary>Writes a submission's files; names were made safe by intake.</summary>
    public void Write(IEnumerable<IntakeFile> files)
    {
        foreach (var file in files)
        {
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Path));
            if (!path.StartsWith(Path + "/", StringComparison.Ordinal))
            {
                throw new GradingFault($"'{file.Path}' would leave the submission's folder; intake should have refused it.");
            }

            var folder = System.IO.Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(path, file.Content.Span);
        }
    }

    public void Write(string name, ReadOnlySpan<byte> content) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);

    /// <summary>Writes the hidden images in secret order, and renamed labels unless the true ones lie beside the images.</summary>
    public void Write(PreparedSplit split, ulong secret)
    {
        var hiding = Hiding.From(secret, split.HiddenLabels.Length, split.Classes);
        if (!split.Labelled)
        {
            Write("labels.safetensors", SafeTensors.Write(
            [
                Tensor.FromLongs("train", [split.TrainLabels.Length], hiding.Rename(split.TrainLabels)),
                Tensor.FromLongs("visible", [split.VisibleLabels.Length], hiding.Rename(split.VisibleLabels)),
            ]));
        }

        using var images = File.OpenHandle(split.HiddenImages, options: FileOptions.RandomAccess);
        using var file = new BufferedStream(File.Create(System.IO.Path.Combine(Path, "hidden.safetensors")), 1 << 20);
        ImageFile.WriteHeader(file, hiding.Order.Length, split.Dimension);
        var row = new byte[split.Dimension];
        foreach (var index in hiding.Order)
        {
            if (RandomAccess.Read(images, row, (long)index * split.Dimension) != row.Length)
            {
                throw new GradingFault($"{split.HiddenImages} is cut off; delete its folder, it will be made again.");
            }

            file.Write(row);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // a leftover in a temporary folder harms nobody
        }
    }

    private static void OpenToBoxes(string folder) => File.SetUnixFileMode(folder,
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
}

/// <summary>What a secret decides: the order in which hidden images are shown, and which number stands for which class.</summary>
/// <param name="Order">Position shown → original index.</param>
/// <param name="Names">Original class → number used in the box.</param>
internal sealed record Hiding(int[] Order, int[] Names)
{
    public static Hiding From(ulong secret, int count, int classes)
    {
        var random = new DeterministicRandom(secret);
        return new Hiding(random.Permutation(count), random.Permutation(classes));
    }

    public long[] Rename(ReadOnlySpan<byte> labels)
    {
        var renamed = new long[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            renamed[i] = Names[labels[i]];
        }

        return renamed;
    }
}

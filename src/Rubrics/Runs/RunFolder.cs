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

    /// <summary>Writes the hidden images as the secret decides, and renamed labels unless the true ones lie beside the images.</summary>
    public void Write(PreparedSplit split, ulong secret)
    {
        var hiding = Hiding.Of(secret, split.HiddenLabels, split.TestImages, split.Classes, split.Copies, split.Canaries);
        if (!split.Labelled)
        {
            Write("labels.safetensors", SafeTensors.Write(
            [
                Tensor.FromLongs("train", [split.TrainLabels.Length], hiding.Rename(split.TrainLabels)),
                Tensor.FromLongs("visible", [split.VisibleLabels.Length], hiding.Rename(split.VisibleLabels)),
            ]));
        }

        using var images = new HiddenImages(split, hiding, secret);
        using var file = new BufferedStream(File.Create(System.IO.Path.Combine(Path, "hidden.safetensors")), 1 << 20);
        images.Write(file);
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

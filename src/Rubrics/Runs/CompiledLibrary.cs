using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Runs;

/// <summary>The in-box library with its bytecode, in the cache folder: compiled once per image, because every box would otherwise spend 30 ms on it.</summary>
public static class CompiledLibrary
{
    /// <summary>The folder to show to boxes; made where it is not there yet.</summary>
    public static async Task<string> PrepareAsync(ISandbox sandbox, ImageId image, string cache, CancellationToken cancel)
    {
        var folder = Path.Combine(cache, "library", $"{BoxLibrary.Sha256[..16]}-{image.ToString()["sha256:".Length..][..16]}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var facts = await sandbox.RunAsync(
            new BoxSpec
            {
                Image = image,
                Command = ["python3", BoxLibrary.BoxPath + "/autograder_box/compile_library.py"],
                Mounts = [new BoxMount(BoxLibrary.HostFolder, BoxLibrary.BoxPath)],
                Limits = BoxLimits.Default,
            },
            cancel);
        if (facts.End != BoxEnd.Exited || facts.ExitCode != 0)
        {
            throw new GradingFault($"The in-box library could not be compiled in the image {image}: {facts.Stderr.Text.Trim()}");
        }

        AtomicFolder.Make(folder, target => Write(target, facts.Files));
        return folder;
    }

    private static void Write(string folder, IReadOnlyList<BoxFile> compiled)
    {
        foreach (var source in Directory.EnumerateFiles(Package(BoxLibrary.HostFolder), "*.py", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Package(folder), Path.GetRelativePath(Package(BoxLibrary.HostFolder), source));
            Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(copy) ?? folder, "__pycache__"));
            File.Copy(source, copy);
        }

        foreach (var file in compiled.Where(f => f.Name.EndsWith(".pyc", StringComparison.Ordinal)))
        {
            var beside = Path.Combine(Package(folder), Path.GetDirectoryName(file.Name) ?? "");
            File.WriteAllBytes(Path.Combine(beside, "__pycache__", Path.GetFileName(file.Name)), file.Content.Span);
        }
    }

    private static string Package(string folder) => Path.Combine(folder, "autograder_box");
}

using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Datasets;

/// <summary>scikit-learn's 8×8 digits, exported once per image by a box that runs no student code.</summary>
internal static class SklearnDigits
{
    /// <summary>Where our images hold images and labels; boxes whose data these are may not see it.</summary>
    public const string InImage = "/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz";

    private const int Dimension = 64;

    public static async Task<SourceDataset> OpenAsync(ISandbox sandbox, ImageId image, string cache, CancellationToken cancel)
    {
        var path = Path.Combine(cache, "digits", image.ToString()["sha256:".Length..] + ".safetensors");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, await ExportAsync(sandbox, image, cancel));
        }

        if (!SafeTensors.TryRead(File.ReadAllBytes(path), SafeTensorsLimits.Default, out var tensors, out var why)
            || !tensors.TryGetValue("images", out var images) || !tensors.TryGetValue("labels", out var labels)
            || images.Type != TensorType.U8 || images.Shape is not [var count, Dimension] || labels.Shape is not [var named] || count != named)
        {
            throw new GradingFault($"{path} is not the digits dataset ({why}); delete it, it will be exported again.");
        }

        var pixels = images.Bytes;
        return new SourceDataset(
            Dimension, 10, 16,
            [.. (labels.ToLongs() ?? []).Select(l => (byte)l)],
            [],
            (index, destination) => pixels.Span.Slice(index * Dimension, Dimension).CopyTo(destination),
            (_, _) => throw new GradingFault("The digits dataset has no test part of its own; 'split' must name test images."));
    }

    private static async Task<byte[]> ExportAsync(ISandbox sandbox, ImageId image, CancellationToken cancel)
    {
        var facts = await sandbox.RunAsync(
            new BoxSpec
            {
                Image = image,
                Command = ["python3", BoxLibrary.BoxPath + "/autograder_box/export_digits.py"],
                Mounts = [new BoxMount(BoxLibrary.HostFolder, BoxLibrary.BoxPath)],
                Limits = BoxLimits.Default with { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromSeconds(60), MemoryBytes = 2L << 30 },
            },
            cancel);
        return facts.Files.FirstOrDefault(f => f.Name == "digits.safetensors")?.Content.ToArray()
            ?? throw new GradingFault($"The digits could not be exported from the image {image} ({facts.End}): {facts.Stderr.Text.Trim()}");
    }
}

using System.Buffers.Binary;
using Autograder.Reference.Training;
using Autograder.Rubrics.Datasets;

namespace Autograder.Cli.Training;

/// <summary>The images of a prepared split with their labels, in memory.</summary>
internal static class SplitImages
{
    public static LabelledImages Train(PreparedSplit split)
    {
        var file = File.ReadAllBytes(Path.Combine(split.PublicFolder, "train.safetensors"));
        var header = sizeof(ulong) + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        return new LabelledImages(file.AsMemory(header), split.TrainLabels, split.Dimension);
    }

    public static LabelledImages Test(PreparedSplit split)
    {
        var pixels = new byte[split.TestImages * split.Dimension];
        using var file = File.OpenRead(split.HiddenImages);
        file.ReadExactly(pixels);
        return new LabelledImages(pixels, split.HiddenLabels.AsMemory(0, split.TestImages), split.Dimension);
    }
}

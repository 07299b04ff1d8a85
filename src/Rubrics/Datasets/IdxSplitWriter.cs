namespace Autograder.Rubrics.Datasets;

/// <summary>Writes a split as torchvision expects the official files to lie once it has unpacked them, in the official sizes: a part that is smaller is repeated until it fills its file.</summary>
internal static class IdxSplitWriter
{
    /// <param name="folder">Becomes /task/data.</param>
    /// <param name="name">torchvision's class.</param>
    /// <param name="train">Training images of the dataset that become the training set.</param>
    /// <param name="visible">Training images of the dataset that become the test set.</param>
    public static void Write(SourceDataset source, int[] train, int[] visible, string folder, string name)
    {
        var raw = Path.Combine(folder, name, "raw");
        Directory.CreateDirectory(raw);
        WriteSet(source, train, raw, 0, IdxImages.TrainCount);
        WriteSet(source, visible, raw, 2, IdxImages.TestCount);
    }

    private static void WriteSet(SourceDataset source, int[] part, string raw, int index, int count)
    {
        using var images = Create(raw, index);
        using var labels = Create(raw, index + 1);
        var pixels = new byte[source.Dimension];
        for (var i = 0; i < count; i++)
        {
            var from = part[i % part.Length];
            source.ReadTrain(from, pixels);
            images.Write(pixels);
            labels.WriteByte(source.TrainLabels[from]);
        }
    }

    private static BufferedStream Create(string raw, int index)
    {
        var file = new BufferedStream(File.Create(Path.Combine(raw, Path.GetFileNameWithoutExtension(IdxImages.FileNames[index]))), 1 << 20);
        file.Write(IdxFiles.Header(index));
        return file;
    }
}

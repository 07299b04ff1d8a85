namespace Autograder.Rubrics.Datasets;

/// <summary>A dataset as found on this machine: images as bytes, channel planes or pixels in a row, labels from 0.</summary>
/// <param name="Dimension">Bytes per image.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Scale">The value of a full-bright pixel: 255, or 16 for scikit-learn's digits.</param>
/// <param name="TrainLabels">One per training image.</param>
/// <param name="TestLabels">One per test image; empty where the dataset has no official test part.</param>
/// <param name="ReadTrain">Writes the training image at an index into a buffer of <paramref name="Dimension"/> bytes.</param>
/// <param name="ReadTest">The same for test images.</param>
internal sealed record SourceDataset(
    int Dimension, int Classes, int Scale, byte[] TrainLabels, byte[] TestLabels, ReadImage ReadTrain, ReadImage ReadTest) : IDisposable
{
    /// <summary>Closes the files behind it.</summary>
    public Action Close { get; init; } = () => { };

    public void Dispose() => Close();
}

internal delegate void ReadImage(int index, Span<byte> destination);

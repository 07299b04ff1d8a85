namespace Autograder.Rubrics.Datasets;

/// <summary>The four files of MNIST and of the sets made after it, and their official sizes. Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".</summary>
public static class IdxImages
{
    /// <summary>Training images.</summary>
    public const int TrainCount = 60_000;

    /// <summary>Test images.</summary>
    public const int TestCount = 10_000;

    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 28;

    /// <summary>Bytes of an image.</summary>
    public const int Dimension = Side * Side;

    public const int Classes = 10;

    /// <summary>Training images, training labels, test images, test labels, as they are published.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];
}

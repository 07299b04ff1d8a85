namespace Autograder.Rubrics.Datasets;

/// <summary>A dataset divided for an assignment, on disk: what is mounted into boxes, and what stays outside.</summary>
public sealed record PreparedSplit
{
    /// <summary>Mounted read-only at /task/data: train.safetensors and visible.safetensors, images only; or the files of torchvision where <see cref="Labelled"/>.</summary>
    public required string PublicFolder { get; init; }

    /// <summary>Raw pixels of the hidden images in their original order: test images first, then held-back training images.</summary>
    public required string HiddenImages { get; init; }
    public required byte[] TrainLabels { get; init; }
    public required byte[] VisibleLabels { get; init; }

    /// <summary>Labels of the hidden images; never enter a box.</summary>
    public required byte[] HiddenLabels { get; init; }
    public required int TestImages { get; init; }

    /// <summary>How many of the test images each box is shown a second time, altered.</summary>
    public int Copies { get; init; }

    /// <summary>How many images put together from parts of test images each box is shown.</summary>
    public int Canaries { get; init; }

    /// <summary>Images that a box is asked about.</summary>
    public int Shown => HiddenLabels.Length + Copies + Canaries;
    public required int Dimension { get; init; }
    public required int Classes { get; init; }
    public required int Scale { get; init; }

    /// <summary>The public folder holds the labels, too: classes keep their numbers and names. Otherwise a secret renames them in every run.</summary>
    public bool Labelled { get; init; }

    /// <summary>Names the content.</summary>
    public required string Key { get; init; }
}

using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Microsoft.Win32.SafeHandles;

namespace Autograder.Rubrics.Datasets;

/// <summary>CIFAR-10 in its official binary layout: files of 10,000 rows, each one label byte and 3,072 pixels (red, green, blue planes).
/// Source: https://www.cs.toronto.edu/~kriz/cifar.html (Krizhevsky, 2009).</summary>
internal static class Cifar10Files
{
    private const int RowsPerFile = 10_000;
    private const int Dimension = 3072;
    private const int RowBytes = Dimension + 1;

    /// <summary>Opens the six files; labels are read at once, images when asked for.</summary>
    public static SourceDataset Open(string folder, DatasetRequirement dataset)
    {
        var handles = dataset.Files.Select(f => File.OpenHandle(Path.Combine(folder, f.Name), options: FileOptions.RandomAccess)).ToArray();
        var labels = handles.Select(Labels).ToArray();
        return new SourceDataset(
            Dimension, 10, 255,
            [.. labels.Take(5).SelectMany(l => l)],
            labels[5],
            (index, destination) => Read(handles[index / RowsPerFile], index % RowsPerFile, destination),
            (index, destination) => Read(handles[5], index, destination))
        {
            Close = () => Array.ForEach(handles, h => h.Dispose()),
        };
    }

    /// <summary>What is wrong with a file's structure, or null.</summary>
    public static string? Problem(string path)
    {
        var length = new FileInfo(path).Length;
        return length == (long)RowsPerFile * RowBytes
            ? null
            : $"{path} has {length} bytes instead of {(long)RowsPerFile * RowBytes}: it is not a CIFAR-10 binary file, or it is cut off";
    }

    private static byte[] Labels(SafeFileHandle handle)
    {
        var content = new byte[RowsPerFile * RowBytes];
        if (RandomAccess.Read(handle, content, 0) != content.Length)
        {
            throw new GradingFault("A CIFAR-10 file could not be read to its end; check the disk and unpack the dataset again.");
        }

        var labels = new byte[RowsPerFile];
        for (var i = 0; i < RowsPerFile; i++)
        {
            labels[i] = content[i * RowBytes];
        }

        return labels;
    }

    private static void Read(SafeFileHandle handle, int row, Span<byte> destination) =>
        RandomAccess.Read(handle, destination[..Dimension], (long)row * RowBytes + 1);
}

using System.Buffers.Binary;
using System.IO.Compression;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Datasets;

/// <summary>idx files: two zero bytes, 8 for unsigned bytes, the number of dimensions, their lengths as big-endian 32-bit numbers, then the values.</summary>
internal static class IdxFiles
{
    /// <summary>Opens the four files in the order of <see cref="IdxImages.FileNames"/>; labels are read at once, images when first asked for.</summary>
    public static SourceDataset Open(string folder, DatasetRequirement dataset)
    {
        var paths = dataset.Files.Select(f => Path.Combine(folder, f.Name)).ToArray();
        var (train, test) = (new Lazy<byte[]>(() => Read(paths[0], 0)), new Lazy<byte[]>(() => Read(paths[2], 2)));
        return new SourceDataset(
            IdxImages.Dimension, IdxImages.Classes, 255, Labels(paths[1], 1), Labels(paths[3], 3),
            (index, destination) => Image(train.Value, index).CopyTo(destination),
            (index, destination) => Image(test.Value, index).CopyTo(destination));
    }

    /// <summary>What is wrong with the start of a file, or null. The rest is looked at when it is read.</summary>
    /// <param name="index">Which of the four it is.</param>
    public static string? Problem(string path, int index)
    {
        try
        {
            using var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            var header = new byte[Header(index).Length];
            return unzipped.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.AsSpan().SequenceEqual(Header(index))
                ? null
                : $"{path} is not {Described(index)}";
        }
        catch (InvalidDataException)
        {
            return $"{path} is not packed with gzip";
        }
    }

    /// <summary>The header of one of the four files.</summary>
    public static byte[] Header(int index)
    {
        var count = index < 2 ? IdxImages.TrainCount : IdxImages.TestCount;
        int[] lengths = index % 2 == 0 ? [count, IdxImages.Side, IdxImages.Side] : [count];
        var header = new byte[4 + 4 * lengths.Length];
        (header[2], header[3]) = (8, (byte)lengths.Length);
        for (var i = 0; i < lengths.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), lengths[i]);
        }

        return header;
    }

    private static ReadOnlySpan<byte> Image(byte[] images, int index) => images.AsSpan(index * IdxImages.Dimension, IdxImages.Dimension);

    private static byte[] Labels(string path, int index)
    {
        var labels = Read(path, index);
        return Array.TrueForAll(labels, l => l < IdxImages.Classes)
            ? labels
            : throw new GradingFault($"{path} holds labels above {IdxImages.Classes - 1}; fetch the dataset again.");
    }

    /// <summary>The values of a file without its header, exactly as many as the official file has.</summary>
    private static byte[] Read(string path, int index)
    {
        var header = Header(index);
        var values = new byte[(index < 2 ? IdxImages.TrainCount : IdxImages.TestCount) * (index % 2 == 0 ? IdxImages.Dimension : 1)];
        try
        {
            using var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            unzipped.ReadExactly(new byte[header.Length]);
            unzipped.ReadExactly(values);
            return unzipped.ReadByte() == -1 ? values : throw new InvalidDataException("there is more than there should be");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new GradingFault($"{path} is damaged ({e.Message}); it should be {Described(index)}. Fetch the dataset again.", e);
        }
    }

    private static string Described(int index) => index % 2 == 0
        ? $"an idx file of {(index < 2 ? IdxImages.TrainCount : IdxImages.TestCount)} images of {IdxImages.Side}×{IdxImages.Side} pixels"
        : $"an idx file of {(index < 2 ? IdxImages.TrainCount : IdxImages.TestCount)} labels";
}

using System.IO.Compression;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;

namespace Autograder.Rubrics.Tests.Datasets;

/// <summary>A dataset in the official sizes whose images can be told apart: the first three bytes are the number of the image, the fourth says whether it is a test image, and grey rows in the middle say its class.</summary>
public sealed class IdxFixture : IDisposable
{
    public IdxFixture()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "data", "set")).FullName;
        for (var file = 0; file < 4; file++)
        {
            using var zipped = new GZipStream(File.Create(Path.Combine(folder, IdxImages.FileNames[file])), CompressionLevel.Fastest);
            zipped.Write(IdxFiles.Header(file));
            zipped.Write(file % 2 == 0 ? Images(file >= 2) : [.. Enumerable.Range(0, Count(file >= 2)).Select(i => Label(i))]);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public string Folder => Path.Combine(Root, "data");

    public string Cache => Path.Combine(Root, "cache");

    public static DatasetRequirement Dataset { get; } = new()
    {
        Name = "set",
        Kind = DatasetKind.MnistIdx,
        Class = "FashionMNIST",
        Folder = "set",
        Url = "https://example.org/set",
        Files = [.. IdxImages.FileNames.Select(n => new DatasetFile(n, []))],
    };

    public static byte Label(int image) => (byte)(image * 7 % 10);

    public static int Number(ReadOnlySpan<byte> image) => image[0] + (image[1] << 8) + (image[2] << 16);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static int Count(bool test) => test ? IdxImages.TestCount : IdxImages.TrainCount;

    private static byte[] Images(bool test)
    {
        var pixels = new byte[Count(test) * IdxImages.Dimension];
        for (var i = 0; i < Count(test); i++)
        {
            var image = pixels.AsSpan(i * IdxImages.Dimension);
            (image[0], image[1], image[2], image[3]) = ((byte)i, (byte)(i >> 8), (byte)(i >> 16), test ? (byte)1 : (byte)0);
            image.Slice(10 * IdxImages.Side, 8 * IdxImages.Side).Fill((byte)(25 * Label(i)));
        }

        return pixels;
    }
}

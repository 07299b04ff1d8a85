using System.Text;
using Autograder.Reference;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Datasets;

/// <summary>Writes a split once into the cache folder; later runs mount what is there.</summary>
internal static class SplitPreparer
{
    /// <param name="named">torchvision's class, where the images are to lie as it expects them; null: as tensors without labels.</param>
    public static PreparedSplit Prepare(SourceDataset source, DataSplit split, string cache, string key, string? named = null)
    {
        var parts = Divide(source, split);
        var folder = Path.Combine(cache, "splits", key);
        AtomicFolder.Make(folder, target => Write(source, parts, target, named));

        var tests = parts.OfficialTest ? source.TestLabels.Length : parts.Test.Length;
        var (copies, canaries) = ImageLayout.Of(source.Dimension) is null ? (0, 0) : Hiding.Decoys(tests);
        return new PreparedSplit
        {
            PublicFolder = Path.Combine(folder, "public"),
            HiddenImages = Path.Combine(folder, "hidden.u8"),
            TrainLabels = [.. parts.Train.Select(i => source.TrainLabels[i])],
            VisibleLabels = [.. parts.Visible.Select(i => source.TrainLabels[i])],
            HiddenLabels = [.. parts.OfficialTest ? source.TestLabels : parts.Test.Select(i => source.TrainLabels[i]), .. parts.HeldBack.Select(i => source.TrainLabels[i])],
            TestImages = tests,
            Copies = copies,
            Canaries = canaries,
            Dimension = source.Dimension,
            Classes = source.Classes,
            Scale = source.Scale,
            Labelled = named is not null,
            Key = key,
        };
    }

    private sealed record Parts(int[] Train, int[] Visible, int[] HeldBack, int[] Test, bool OfficialTest);

    /// <summary>A fixed shuffle decides who goes where, so that every submission and every regrade sees the same parts.</summary>
    private static Parts Divide(SourceDataset source, DataSplit split)
    {
        var wanted = split.Train + split.Visible + split.HeldBack + split.Test;
        if (wanted > source.TrainLabels.Length)
        {
            throw new GradingFault($"The package divides {wanted} images, but the dataset has {source.TrainLabels.Length} training images; correct 'split'.");
        }

        var order = new DeterministicRandom(20231115).Permutation(source.TrainLabels.Length);
        var at = 0;
        int[] Take(int count)
        {
            var part = order[at..(at + count)];
            Array.Sort(part);
            at += count;
            return part;
        }

        return new Parts(Take(split.Train), Take(split.Visible), Take(split.HeldBack), Take(split.Test), OfficialTest: split.Test == 0 && source.TestLabels.Length > 0);
    }

    private static void Write(SourceDataset source, Parts parts, string folder, string? named)
    {
        var shown = Directory.CreateDirectory(Path.Combine(folder, "public")).FullName;
        if (named is not null)
        {
            IdxSplitWriter.Write(source, parts.Train, parts.Visible, shown, named);
        }
        else
        {
            WriteImages(Path.Combine(shown, "train.safetensors"), parts.Train, source.ReadTrain, source.Dimension);
            WriteImages(Path.Combine(shown, "visible.safetensors"), parts.Visible, source.ReadTrain, source.Dimension);
        }

        using (var hidden = new BufferedStream(File.Create(Path.Combine(folder, "hidden.u8")), 1 << 20))
        {
            if (parts.OfficialTest)
            {
                Copy(hidden, [.. Enumerable.Range(0, source.TestLabels.Length)], source.ReadTest, source.Dimension);
            }

            Copy(hidden, parts.Test, source.ReadTrain, source.Dimension);
            Copy(hidden, parts.HeldBack, source.ReadTrain, source.Dimension);
        }
    }

    private static void WriteImages(string path, int[] indices, ReadImage read, int dimension)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        ImageFile.WriteHeader(file, indices.Length, dimension);
        Copy(file, indices, read, dimension);
    }

    private static void Copy(Stream target, int[] indices, ReadImage read, int dimension)
    {
        var row = new byte[dimension];
        foreach (var index in indices)
        {
            read(index, row);
            target.Write(row);
        }
    }
}

/// <summary>A safetensors file with one tensor, <c>images</c>, U8 [count, dimension], written as a stream because it may not fit in memory twice.</summary>
internal static class ImageFile
{
    public static void WriteHeader(Stream target, int count, int dimension)
    {
        var header = $"{{\"images\":{{\"dtype\":\"U8\",\"shape\":[{count},{dimension}],\"data_offsets\":[0,{(long)count * dimension}]}}}}";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        target.Write(BitConverter.GetBytes((ulong)padded.Length));
        target.Write(Encoding.ASCII.GetBytes(padded));
    }
}

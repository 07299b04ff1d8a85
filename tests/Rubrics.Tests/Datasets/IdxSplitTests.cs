using System.IO.Compression;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Datasets;

public sealed class IdxSplitTests(IdxFixture set) : IClassFixture<IdxFixture>
{
    [Fact]
    public async Task Shows_a_split_as_torchvision_expects_the_official_files()
    {
        var split = await SplitAsync(new DataSplit(45_000, 5_000, 0, 0));
        var raw = Path.Combine(split.PublicFolder, "FashionMNIST", "raw");
        Directory.EnumerateFiles(raw).Select(Path.GetFileName).ShouldBe(
            ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"], ignoreOrder: true);
        new FileInfo(Path.Combine(raw, "train-images-idx3-ubyte")).Length.ShouldBe(16 + 60_000 * 784);
        new FileInfo(Path.Combine(raw, "t10k-labels-idx1-ubyte")).Length.ShouldBe(8 + 10_000);
        File.ReadAllBytes(Path.Combine(raw, "t10k-images-idx3-ubyte"))[..16].ShouldBe([0, 0, 8, 3, 0, 0, 0x27, 0x10, 0, 0, 0, 28, 0, 0, 0, 28]);
    }

    [Fact]
    public async Task Fills_up_with_repeats_and_shows_no_image_of_one_part_in_another()
    {
        var split = await SplitAsync(new DataSplit(45_000, 5_000, 0, 0));
        var (train, visible) = (Shown(split, 0, 60_000), Shown(split, 2, 10_000));
        train.Distinct().Count().ShouldBe(45_000);
        visible.Distinct().Count().ShouldBe(5_000);
        train.Intersect(visible).ShouldBeEmpty();
        train[45_000..].ShouldBe(train[..15_000]);
        visible[5_000..].ShouldBe(visible[..5_000]);
        split.VisibleLabels.ShouldBe([.. visible[..5_000].Select(IdxFixture.Label)]);
        split.TrainLabels.ShouldBe([.. train[..45_000].Select(IdxFixture.Label)]);
    }

    [Fact]
    public async Task Hides_the_official_test_images_in_an_order_that_the_secret_decides_without_labels()
    {
        var split = await SplitAsync(new DataSplit(50_000, 10_000, 0, 0));
        split.HiddenLabels.ShouldBe([.. Enumerable.Range(0, 10_000).Select(IdxFixture.Label)]);
        using var folder = new RunFolder(set.Root, "in");
        folder.Write(split, 42);
        Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["hidden.safetensors"]);
        SafeTensors.TryRead(File.ReadAllBytes(Path.Combine(folder.Path, "hidden.safetensors")), SafeTensorsLimits.Default, out var tensors, out _).ShouldBeTrue();
        var images = tensors["images"];
        (split.Copies, split.Canaries).ShouldBe((4000, 200));
        images.Shape.ShouldBe([14_200, 784]);
        var order = Hiding.Of(42, split.HiddenLabels, 10_000, 10, 4000, 200).Order;
        order.ShouldNotBe(Enumerable.Range(0, 14_200).ToArray());
        foreach (var (row, position) in order.Select((row, position) => (row, position)).Where(shown => shown.row < 10_000))
        {
            var image = images.Bytes.Span[(position * 784)..];
            (IdxFixture.Number(image), image[3]).ShouldBe((row, (byte)1));
        }
    }

    [Fact]
    public void Says_that_a_file_is_something_else()
    {
        var folder = Directory.CreateDirectory(Path.Combine(set.Root, "wrong", "set")).FullName;
        foreach (var name in IdxImages.FileNames)
        {
            File.Copy(Path.Combine(set.Folder, "set", IdxImages.FileNames[1]), Path.Combine(folder, name), overwrite: true);
        }

        DatasetFinder.Find(IdxFixture.Dataset, [Path.Combine(set.Root, "wrong")], set.Cache).ShouldBeOfType<DatasetLocation.Missing>()
            .What.ShouldContain("train-images-idx3-ubyte.gz is not an idx file of 60000 images of 28×28 pixels");
        File.WriteAllText(Path.Combine(folder, IdxImages.FileNames[0]), "<html>not found</html>");
        DatasetFinder.Find(IdxFixture.Dataset, [Path.Combine(set.Root, "wrong")], set.Cache).ShouldBeOfType<DatasetLocation.Missing>().What.ShouldContain("is not packed with gzip");
    }

    [Fact]
    public void A_file_that_is_cut_off_is_our_fault()
    {
        var folder = Directory.CreateDirectory(Path.Combine(set.Root, "cut", "set")).FullName;
        foreach (var name in IdxImages.FileNames)
        {
            File.Copy(Path.Combine(set.Folder, "set", name), Path.Combine(folder, name));
        }

        using (var zipped = new GZipStream(File.Create(Path.Combine(folder, IdxImages.FileNames[1])), CompressionLevel.Fastest))
        {
            zipped.Write([.. IdxFiles.Header(1), 1, 2, 3]);
        }

        Should.Throw<GradingFault>(() => IdxFiles.Open(folder, IdxFixture.Dataset)).Message.ShouldContain("train-labels-idx1-ubyte.gz is damaged");
    }

    [Fact]
    public async Task Says_what_is_missing_and_where_to_put_it()
    {
        var provider = new DatasetProvider([Path.Combine(set.Root, "nowhere")], set.Cache, new FakeSandbox(_ => throw new InvalidOperationException()));
        var missing = (await provider.GetAsync(IdxFixture.Dataset, new DataSplit(10, 10, 0, 0), ImageId.Parse(TestEvidence.Image), CancellationToken.None)).Missing;
        missing.ShouldContain("Download train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz");
        missing.ShouldContain("from https://example.org/set into set/");
    }

    [Fact]
    public async Task Hands_out_no_other_data_set_of_the_same_name()
    {
        var provider = new DatasetProvider([set.Folder], set.Cache, new FakeSandbox(_ => throw new InvalidOperationException()));
        async Task<SplitResult> GetAsync(DatasetRequirement dataset) =>
            await provider.GetAsync(dataset, new DataSplit(45_000, 5_000, 0, 0), ImageId.Parse(TestEvidence.Image), CancellationToken.None);

        var asked = (await GetAsync(IdxFixture.Dataset)).Split.ShouldNotBeNull();
        var otherClass = (await GetAsync(IdxFixture.Dataset with { Class = "MNIST" })).Split.ShouldNotBeNull();
        Directory.Exists(Path.Combine(otherClass.PublicFolder, "MNIST", "raw")).ShouldBeTrue();
        (await GetAsync(IdxFixture.Dataset with { Folder = "elsewhere" })).Missing.ShouldContain("elsewhere/");
        (await GetAsync(IdxFixture.Dataset with { Files = [.. IdxImages.FileNames.Select(n => new DatasetFile(n, [new string('0', 64)]))] })).Missing.ShouldContain("of another version");
        (await GetAsync(IdxFixture.Dataset with { Name = "set" })).Split.ShouldBeSameAs(asked);
    }

    [Fact]
    public async Task Finds_what_another_grader_fetched_while_this_one_failed()
    {
        var data = Path.Combine(set.Root, "fetched");
        using var http = new HttpClient(new Overtaken(() =>
        {
            foreach (var name in IdxImages.FileNames)
            {
                File.Copy(Path.Combine(set.Folder, "set", name), Path.Combine(data, "set", name));
            }
        }));
        var provider = new DatasetProvider([data], set.Cache, new FakeSandbox(_ => throw new InvalidOperationException())) { Download = new DatasetDownload(http) };
        var found = await provider.GetAsync(IdxFixture.Dataset, new DataSplit(45_000, 5_000, 0, 0), ImageId.Parse(TestEvidence.Image), CancellationToken.None);
        found.Missing.ShouldBeEmpty();
        found.Split.ShouldNotBeNull();
    }

    /// <summary>Somebody else brings the files, and the address does not answer.</summary>
    private sealed class Overtaken(Action bring) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bring();
            throw new HttpRequestException("no route to host");
        }
    }

    private static int[] Shown(PreparedSplit split, int file, int count)
    {
        var bytes = File.ReadAllBytes(Path.Combine(split.PublicFolder, "FashionMNIST", "raw", Path.GetFileNameWithoutExtension(IdxImages.FileNames[file])));
        return [.. Enumerable.Range(0, count).Select(i => IdxFixture.Number(bytes.AsSpan(16 + i * 784)))];
    }

    private async Task<PreparedSplit> SplitAsync(DataSplit split)
    {
        var provider = new DatasetProvider([set.Folder], set.Cache, new FakeSandbox(_ => throw new InvalidOperationException()));
        return (await provider.GetAsync(IdxFixture.Dataset, split, ImageId.Parse(TestEvidence.Image), CancellationToken.None)).Split.ShouldNotBeNull();
    }
}

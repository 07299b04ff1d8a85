using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Datasets;

public sealed class DatasetDownloadTests : IDisposable
{
    private static readonly DatasetRequirement Dataset = new()
    {
        Name = "two",
        Kind = DatasetKind.Cifar10Binary,
        Folder = "two",
        Url = "https://example.org/two.tar.gz",
        Files = [new DatasetFile("a.bin", []), new DatasetFile("b.bin", [])],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keeps_the_files_that_the_package_names_and_nothing_else()
    {
        (await FetchAsync(Archive("cifar/a.bin", "cifar/b.bin", "../evil.bin"))).ShouldBeNull();
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["a.bin", "b.bin"], ignoreOrder: true);
    }

    [Fact]
    public async Task Says_what_the_archive_lacks() => (await FetchAsync(Archive("a.bin"))).ShouldNotBeNull().ShouldContain("lacks b.bin");

    [Fact]
    public async Task Says_that_the_address_does_not_answer() => (await FetchAsync(null)).ShouldNotBeNull().ShouldContain("did not work");

    [Fact]
    public async Task Says_that_what_came_is_no_archive() => (await FetchAsync([1, 2, 3])).ShouldNotBeNull().ShouldContain("did not work");

    [Fact]
    public async Task Fetches_files_that_are_published_one_by_one_from_below_the_address()
    {
        (await FetchAsync([1, 2, 3], IdxFixture.Dataset)).ShouldBeNull();
        Directory.EnumerateFiles(Path.Combine(_folder, "set")).Select(Path.GetFileName).ShouldBe(IdxImages.FileNames, ignoreOrder: true);
        _asked.ShouldBe([.. IdxImages.FileNames.Select(n => "https://example.org/set/" + n)]);
    }

    [Fact]
    public async Task Two_that_fetch_the_same_at_the_same_time_both_have_it()
    {
        using var http = new HttpClient(new Meeting(2));
        var why = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new DatasetDownload(http).FetchAsync(IdxFixture.Dataset, _folder, CancellationToken.None)));
        why.ShouldAllBe(w => w == null);
        var files = Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "set")).ToList();
        files.Select(Path.GetFileName).ShouldBe(IdxImages.FileNames, ignoreOrder: true);
        files.ShouldAllBe(file => File.ReadAllBytes(file).Length == 3);
    }

    [Fact]
    public async Task Removes_what_a_killed_download_left()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder, "two", "download-killed")).FullName;
        File.WriteAllText(Path.Combine(left, Sandbox.OwnedFolder.LockName), "");
        File.WriteAllText(Path.Combine(left, "a.bin"), "half");
        (await FetchAsync(Archive("a.bin", "b.bin"))).ShouldBeNull();
        Directory.Exists(left).ShouldBeFalse();
    }

    private readonly List<string> _asked = [];

    private async Task<string?> FetchAsync(byte[]? body, DatasetRequirement? dataset = null)
    {
        using var http = new HttpClient(new Answering(body, _asked));
        return await new DatasetDownload(http).FetchAsync(dataset ?? Dataset, _folder, CancellationToken.None);
    }

    private static byte[] Archive(params string[] names)
    {
        using var buffer = new MemoryStream();
        using (var zipped = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zipped))
        {
            foreach (var name in names)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1, 2, 3]) });
            }
        }

        return buffer.ToArray();
    }

    private sealed class Answering(byte[]? body, List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri?.ToString() ?? "");
            return body is null
                ? throw new HttpRequestException("no route to host")
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
        }
    }

    /// <summary>Answers the first requests only when all of them are being written.</summary>
    private sealed class Meeting(int together) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _there;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new Held(this) });

        private Task MeetAsync()
        {
            if (Interlocked.Increment(ref _there) == together)
            {
                _all.SetResult();
            }

            return Task.WhenAny(_all.Task, Task.Delay(TimeSpan.FromSeconds(5)));
        }

        private sealed class Held(Meeting meeting) : HttpContent
        {
            protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            {
                await meeting.MeetAsync();
                await stream.WriteAsync(new byte[] { 1, 2, 3 });
            }

            protected override bool TryComputeLength(out long length)
            {
                length = 3;
                return true;
            }
        }
    }
}

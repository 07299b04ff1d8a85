using System.IO.Compression;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Assignments;

public sealed class PackageUploadTests : IDisposable
{
    private readonly TestPackage _package = new();
    private readonly string _work = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    [Fact]
    public void A_zip_with_a_folder_around_it_is_the_same_package_as_the_folder()
    {
        var zip = PackageUpload.Read("anything.zip", Zip(withFolder: true), _work, CancellationToken.None);
        zip.Problems.ShouldBeEmpty();
        zip.Assignment.ShouldNotBeNull().Sha256.ShouldBe(_package.Load().Sha256);
        zip.Archive.ToArray().ShouldBe(PackageUpload.ReadFolder(_package.Folder, _work, CancellationToken.None).Archive.ToArray());
        PackageArchive.Read(zip.Archive.ToArray(), CancellationToken.None).Select(f => f.Path).ShouldBe(["assignment.yaml", "drivers/functions.py", "drivers/training.py"]);
        Directory.EnumerateFileSystemEntries(_work).ShouldBeEmpty();
    }

    [Fact]
    public void Every_mistake_is_listed_with_file_and_line_from_the_root_of_the_package()
    {
        _package.Write(TestPackage.Yaml.Replace("kind: number", "kind: nonsense").Replace("wall: 20s", "wall: soon"));
        var read = PackageUpload.Read("small.zip", Zip(withFolder: false), _work, CancellationToken.None);
        read.Assignment.ShouldBeNull();
        read.Archive.IsEmpty.ShouldBeTrue();
        read.Problems.Count.ShouldBeGreaterThan(1);
        read.Problems.ShouldAllBe(p => p.StartsWith("assignment.yaml:", StringComparison.Ordinal));
        Directory.EnumerateFileSystemEntries(_work).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("slug: ../../evil")]
    [InlineData("slug: Not A Slug")]
    public void A_slug_that_cannot_be_a_folder_is_a_mistake_and_writes_nothing(string slug)
    {
        _package.Write(TestPackage.Yaml.Replace("slug: SLUG", slug));
        PackageUpload.Read("small.zip", Zip(withFolder: false), _work, CancellationToken.None).Problems.ShouldHaveSingleItem().ShouldContain("cannot name a package");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("zeros.bin", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[40 << 20]);
        }

        PackageUpload.Read("bomb.zip", bytes.ToArray(), _work, CancellationToken.None).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_upload_without_a_package_says_so() =>
        PackageUpload.Read("notes.txt", Encoding.UTF8.GetBytes("hello"), _work, CancellationToken.None).Problems.ShouldHaveSingleItem().ShouldContain("no assignment.yaml");

    public void Dispose()
    {
        _package.Dispose();
        Directory.Delete(_work, recursive: true);
    }

    private byte[] Zip(bool withFolder)
    {
        using var bytes = new MemoryStream();
        ZipFile.CreateFromDirectory(_package.Folder, bytes, CompressionLevel.Fastest, withFolder);
        return bytes.ToArray();
    }
}

using Autograder.Rubrics.Evidence;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class BlobStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Gives_back_what_was_stored()
    {
        var store = new BlobStore(_folder);
        var name = store.Put([1, 2, 3]);
        name.ShouldBe("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        store.Get(name).ShouldBe([1, 2, 3]);
        store.Put([1, 2, 3]).ShouldBe(name);
    }

    [Fact]
    public void Notices_a_damaged_blob()
    {
        var store = new BlobStore(_folder);
        var name = store.Put([1, 2, 3]);
        File.WriteAllBytes(Path.Combine(_folder, name[..2], name), [9]);
        Should.Throw<GradingFault>(() => store.Get(name)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Is_read_piece_by_piece_with_the_same_care()
    {
        var store = new BlobStore(_folder);
        var name = store.Put([1, 2, 3]);
        using (var content = store.Open(name))
        {
            content.ShouldBeOfType<FileStream>().Length.ShouldBe(3);
            content.ReadByte().ShouldBe(1);
        }

        File.WriteAllBytes(Path.Combine(_folder, name[..2], name), [1, 2, 4]);
        Should.Throw<GradingFault>(() => store.Open(name)).Message.ShouldContain("damaged");
        File.Delete(Path.Combine(_folder, name[..2], name));
        Should.Throw<GradingFault>(() => store.Open(name)).Message.ShouldContain("missing");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("039058C6F2C0CB492C533B0A4D14EF77CC0F78ABCCCED5287D84A1A2011CFB81")]
    public void Takes_only_hashes_as_names(string name) => Should.Throw<GradingFault>(() => new BlobStore(_folder).Get(name));
}

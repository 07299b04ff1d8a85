using System.Security.Cryptography;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

/// <summary>Every limit one below, at and one above: exactly the limit is accepted.</summary>
public class LimitTests
{
    private static readonly IntakeLimits Small = new() { MaxTotalBytes = 3000, MaxFileBytes = 2000, MaxEntries = 3, MaxDepth = 3, MaxNameBytes = 20, RatioFloorBytes = 500, MaxRatio = 4 };

    private static byte[] Noise(int length)
    {
        var bytes = SHA256.HashData([1]);
        return [.. Enumerable.Range(0, length).Select(i => (byte)(bytes[i % 32] ^ SHA256.HashData(BitConverter.GetBytes(i / 32))[i % 32]))];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files) =>
        files.Aggregate(new ZipForge(), (zip, file) => zip.Add(file.Name, file.Content)).Build();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Size_of_the_upload(int more, bool accepted)
    {
        var zip = Zip(("a.py", "x"u8.ToArray()));
        var result = Uploads.Read(zip, limits: IntakeLimits.Default with { MaxUploadBytes = zip.Length + more });
        (result is IntakeResult.Accepted).ShouldBe(accepted);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Size_of_a_file(int bytes, bool accepted)
    {
        var limits = Small with { MaxTotalBytes = 100_000 };
        (Uploads.Read(Zip(("a.bin", Noise(bytes))), limits: limits) is IntakeResult.Accepted).ShouldBe(accepted);
        (Uploads.Read(new TarForge().Add("a.bin"u8.ToArray(), Noise(bytes)).Gzip(), "a.tgz", limits) is IntakeResult.Accepted).ShouldBe(accepted);
        (Uploads.Read(Noise(bytes), "a.npy", limits) is IntakeResult.Accepted).ShouldBe(accepted);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Size_of_all_files(int second, bool accepted)
    {
        (Uploads.Read(Zip(("a.bin", Noise(2000)), ("b.bin", Noise(second))), limits: Small) is IntakeResult.Accepted).ShouldBe(accepted);
        var tar = new TarForge().Add("a.bin"u8.ToArray(), Noise(2000)).Add("b.bin"u8.ToArray(), Noise(second));
        (Uploads.Read(tar.Gzip(), "a.tgz", Small) is IntakeResult.Accepted).ShouldBe(accepted);
        (Uploads.Read(tar.Build(), "a.tar", Small) is IntakeResult.Accepted).ShouldBe(accepted);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Number_of_entries(int count, bool accepted)
    {
        var names = Enumerable.Range(0, count).Select(i => $"{i}.py").ToArray();
        (names.Aggregate(new ZipForge(), (zip, name) => zip.Add(name)).Read(Small) is IntakeResult.Accepted).ShouldBe(accepted);
        (Uploads.Read(names.Aggregate(new TarForge(), (tar, name) => tar.Add(name)).Build(), "a.tar", Small) is IntakeResult.Accepted).ShouldBe(accepted);
    }

    [Fact]
    public void Number_of_entries_is_looked_at_before_they_are_read() =>
        new ZipForge { Zip64 = true, Count = 1_000_000 }.Add("a.py").Read().ShouldBeRefused("1,000,000 entries", "at most 2,000");

    [Theory]
    [InlineData("a/b/c.py", true)]
    [InlineData("a/b/c/d.py", false)]
    [InlineData("a2345678901234567.py", true)]
    [InlineData("a23456789012345678.py", false)]
    [InlineData("č345678901234567.py", true)]
    [InlineData("č3456789012345678.py", false)]
    public void Depth_and_length_of_names(string name, bool accepted) =>
        (new ZipForge().Add("x.py").Add(name).Read(Small) is IntakeResult.Accepted).ShouldBe(accepted);

    [Fact]
    public void Number_of_notices_of_a_kind_so_that_none_hides_the_others()
    {
        var zip = Enumerable.Range(0, 500).Aggregate(new ZipForge().Add("a.py"), (all, i) => all.Add($"{i}:.txt").Add($"c{i}.pyc"));
        var notices = zip.Add("x/inner.zip", new ZipForge().Add("y.py").Build()).Read().ShouldBeAccepted().Notices;
        notices.Count.ShouldBeLessThan(60);
        notices.ShouldContain(n => n.Message.Contains("475 more like these"));
        notices.ShouldContain(n => n.Message.Contains("inner.zip") && n.Kind == NoticeKind.Flag);
    }

    [Fact]
    public void Size_of_the_central_directory()
    {
        var zip = new ZipForge().Add("a.py").Build();
        Uploads.Read(zip, limits: IntakeLimits.Default with { MaxCentralDirectoryBytes = 50 }).ShouldBeAccepted();
        Uploads.Read(zip, limits: IntakeLimits.Default with { MaxCentralDirectoryBytes = 49 }).ShouldBeRefused("table of contents", "50 bytes");
    }

    [Fact]
    public void Ratio()
    {
        var zip = Zip(("a.txt", new byte[600]));
        var exact = (600 + zip.Length - 1) / zip.Length;
        Uploads.Read(zip, limits: Small with { MaxRatio = exact }).ShouldBeAccepted();
        Uploads.Read(zip, limits: Small with { MaxRatio = exact - 1 }).ShouldBeRefused($"more than {exact - 1} times");
        Uploads.Read(zip, limits: Small with { MaxRatio = exact - 1, RatioFloorBytes = 600 }).ShouldBeAccepted();
    }
}

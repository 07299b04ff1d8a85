using System.Formats.Tar;
using System.Text;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class TarTests
{
    private static IntakeResult Read(TarForge tar) => Uploads.Read(tar.Build(), "hw1.tar");

    [Theory]
    [InlineData('L', true)]
    [InlineData('x', true)]
    [InlineData('g', false)]
    public void Names_of_megabytes_are_refused_before_they_are_taken_apart(char type, bool refused)
    {
        var tar = new TarForge().Add("long"u8.ToArray(), [.. Enumerable.Repeat((byte)'/', 5 << 20)], type).Add("a.py").Build();
        if (refused)
        {
            Uploads.Read(tar, "a.tar").ShouldBeRefused("describes an entry");
        }
        else
        {
            Uploads.Read(tar, "a.tar").ShouldBeAccepted();
        }
    }

    [Fact]
    public void Accepts_a_plain_and_a_gzipped_tar()
    {
        var tar = new TarForge().Add("src/", "", '5').Add("src/net.py").Add("readme.md", "hello");
        Uploads.Read(tar.Build(), "hw1.tar").ShouldBeAccepted().Paths().ShouldBe(["readme.md", "src/net.py"]);
        Uploads.Read(tar.Gzip(), "hw1.tgz").ShouldBeAccepted().Paths().ShouldBe(["readme.md", "src/net.py"]);
        Uploads.Read(tar.Gzip(), "misnamed.zip").ShouldBeAccepted();
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Accepts_what_the_framework_writes(TarEntryFormat format)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, format, leaveOpen: true))
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, "net.py"),
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, "net.py"),
                TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, new string('n', 120) + ".py"),
                _ => new PaxTarEntry(TarEntryType.RegularFile, new string('n', 120) + "č.py"),
            };
            entry.DataStream = new MemoryStream("x = 1\n"u8.ToArray());
            writer.WriteEntry(entry);
        }

        var file = Uploads.Read(stream.ToArray(), "a.tar").ShouldBeAccepted().Files.ShouldHaveSingleItem();
        file.Path.ShouldBe(format switch { TarEntryFormat.Gnu => new string('n', 120) + ".py", TarEntryFormat.Pax => new string('n', 120) + "č.py", _ => "net.py" });
        Encoding.UTF8.GetString(file.Content.Span).ShouldBe("x = 1\n");
    }

    [Fact]
    public void Has_the_same_hash_as_a_zip_of_the_same_files()
    {
        var zip = new ZipForge().Add("net.py", "1").Add("b.py", "2").Read().ShouldBeAccepted();
        Read(new TarForge().Add("net.py", "1").Add("b.py", "2")).ShouldBeAccepted().Sha256.ShouldBe(zip.Sha256);
    }

    [Theory]
    [InlineData("../evil.py", "outside")]
    [InlineData("/etc/passwd", "absolute")]
    [InlineData("a/../../b", "outside")]
    public void Refuses_a_dangerous_name(string name, string why)
    {
        Read(new TarForge().Add("net.py").Add(name)).ShouldBeRefused(why);
        Read(new TarForge().Add("net.py").Add("././@LongLink", name + "\0", 'L').Add("short")).ShouldBeRefused(why);
        Read(new TarForge().Add("net.py").Pax("path", name).Add("short")).ShouldBeRefused(why);
    }

    [Theory]
    [InlineData('1', "is a link")]
    [InlineData('2', "is a link")]
    [InlineData('3', "device")]
    [InlineData('4', "device")]
    [InlineData('6', "pipe")]
    [InlineData('S', "sparse")]
    [InlineData('M', "split")]
    [InlineData('Z', "unknown kind")]
    public void Refuses_what_is_not_a_file(char type, string why) =>
        Read(new TarForge().Add("net.py").Add("odd", "", type, link: "/etc/passwd")).ShouldBeRefused("“odd”", why);

    [Fact]
    public void Refuses_a_sparse_file_in_the_newer_form() =>
        Read(new TarForge().Add("a.py").Pax("GNU.sparse.major", "1").Add("odd")).ShouldBeRefused("sparse");

    [Fact]
    public void Leaves_out_resource_forks_and_caches()
    {
        var package = Read(new TarForge().Add("._net.py").Add("net.py").Add("__pycache__/net.cpython-311.pyc")).ShouldBeAccepted();
        package.Paths().ShouldBe(["net.py"]);
        package.Words(NoticeKind.Dropped).ShouldContain("._net.py");
    }

    [Fact]
    public void Refuses_duplicates() => Read(new TarForge().Add("net.py", "1").Add("net.py", "2")).ShouldBeRefused("twice");

    [Fact]
    public void Refuses_a_wrong_checksum() => Read(new TarForge().Add("net.py").Add("b.py", checksum: false)).ShouldBeRefused("damaged at byte 1,024");

    [Fact]
    public void Refuses_a_size_that_goes_past_the_end()
    {
        Read(new TarForge().Add("net.py", change: header => TarForge.Put(header, 124, "77777777777\0"))).ShouldBeRefused("“net.py” is cut off");
        Read(new TarForge().Add("net.py", change: header => TarForge.Put(header, 124, "\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"))).ShouldBeRefused("“net.py” is cut off");
        Read(new TarForge().Add("a.py").Add("pax", "junk", 'x', change: header => TarForge.Put(header, 124, "17777777777\0"))).ShouldBeRefused("cut off");
        Read(new TarForge().Add("a.py").Pax("size", "99999999999999").Add("net.py")).ShouldBeRefused("cut off");
    }

    [Fact]
    public void Refuses_malformed_extended_headers()
    {
        foreach (var records in new[] { "junk", "9999 path=x\n", "5 a\n", "-1 a=b\n", "12 path=abc" })
        {
            Read(new TarForge().Add("a.py").Add("pax", records, 'x').Add("b.py")).ShouldBeRefused("extended header");
        }
    }

    [Fact]
    public void Refuses_every_truncation()
    {
        var tar = new TarForge().Add("net.py").Add("b.py").Build(end: false);
        for (var length = 512; length <= tar.Length; length += 100)
        {
            Uploads.Read(tar[..length], "a.tar").ShouldBeOfType<IntakeResult.Refused>($"{length} bytes");
        }

        var gzip = new TarForge().Add("net.py").Add("b.py").Gzip();
        for (var length = 2; length < gzip.Length; length++)
        {
            Uploads.Read(gzip[..length], "a.tar.gz").ShouldBeOfType<IntakeResult.Refused>($"{length} bytes gzipped");
        }
    }

    [Fact]
    public void Refuses_a_gzip_whose_checksum_is_wrong()
    {
        var gzip = new TarForge().Add("net.py").Gzip();
        gzip[^7] ^= 1;
        Uploads.Read(gzip, "a.tar.gz").ShouldBeRefused("damaged");
    }

    [Fact]
    public void Reads_a_gzip_of_several_members()
    {
        var tar = new TarForge().Add("net.py").Add("b.py").Build();
        byte[] members = [.. TarForge.Gzip(tar[..700]), .. TarForge.Gzip(tar[700..])];
        Uploads.Read(members, "a.tar.gz").ShouldBeAccepted().Files.Count.ShouldBe(2);
        Uploads.Read(members[..^3], "a.tar.gz").ShouldBeRefused("cut off");
    }

    [Fact]
    public void Stops_a_gzip_bomb()
    {
        var bomb = TarForge.Gzip(new byte[20_000_000]);
        Uploads.Read(bomb, "a.tar.gz").ShouldBeRefused("unpacks to more");
        Uploads.Read(new TarForge().Add("z.bin"u8.ToArray(), new byte[3_000_000]).Gzip(), "a.tar.gz").ShouldBeRefused("more than 100 times");
    }

    [Fact]
    public void Refuses_a_gzip_that_holds_no_tar() => Uploads.Read(TarForge.Gzip("print(1)\n"u8.ToArray()), "net.py.gz").ShouldBeRefused("plain text", "not a tar");

    [Fact]
    public void Refuses_a_tar_without_files() => Read(new TarForge().Add("folder/", "", '5')).ShouldBeRefused("no files");

    [Fact]
    public void Reports_all_problems_at_once() =>
        Read(new TarForge().Add("../a").Add("lnk", "", '2', "x").Add("aux").Add("dev", "", '3')).ShouldBeOfType<IntakeResult.Refused>().Reasons.Count.ShouldBe(4);
}

using System.IO.Compression;
using System.Text;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class ZipTests
{
    [Fact]
    public void Accepts_an_ordinary_zip()
    {
        var package = new ZipForge().Add("net.py", "import numpy\n").Add("data/answers.yaml", "a: 1\n").Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["data/answers.yaml", "net.py"]);
        Encoding.UTF8.GetString(package.Files[1].Content.Span).ShouldBe("import numpy\n");
        package.Files[1].Sha256.ShouldMatch("^[0-9a-f]{64}$");
        package.SourceName.ShouldBe("hw1.zip");
        package.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void Accepts_what_the_framework_writes()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("empty/");
            zip.CreateEntry("empty.py");
            using var entry = zip.CreateEntry("nalozene/rešitev.py").Open();
            entry.Write("print(1)\n"u8);
        }

        Uploads.Read(stream.ToArray()).ShouldBeAccepted().Paths().ShouldBe(["empty.py", "nalozene/rešitev.py"]);
    }

    [Fact]
    public void Accepts_entries_whose_sizes_follow_the_data_as_macOS_writes_them() =>
        new ZipForge().Add("net.py", change: item => item with { Descriptor = true }).Add("b.py", "b", item => item with { Descriptor = true }).Read().ShouldBeAccepted();

    [Fact]
    public void Accepts_stored_entries_and_a_comment() =>
        new ZipForge { Comment = "made by hand"u8.ToArray() }.Add("net.py", change: item => item with { Method = 0 }).Read().ShouldBeAccepted();

    [Fact]
    public void Accepts_zip64_records() => new ZipForge { Zip64 = true }.Add("net.py").Read().ShouldBeAccepted();

    [Fact]
    public void Same_files_have_the_same_hash_in_any_order()
    {
        var one = new ZipForge().Add("a.py", "1").Add("b.py", "2").Read().ShouldBeAccepted();
        var other = new ZipForge().Add("b.py", "2", item => item with { Method = 0 }).Add("a.py", "1").Read().ShouldBeAccepted();
        var different = new ZipForge().Add("a.py", "2").Add("b.py", "1").Read().ShouldBeAccepted();
        other.Sha256.ShouldBe(one.Sha256);
        different.Sha256.ShouldNotBe(one.Sha256);
    }

    [Theory]
    [InlineData("../evil.py", "outside")]
    [InlineData("a/../../evil.py", "outside")]
    [InlineData("..\\evil.py", "outside")]
    [InlineData("a/.. /evil.py", "outside")]
    [InlineData("...", "outside")]
    [InlineData("/etc/cron.d/evil", "absolute")]
    [InlineData("\\evil.py", "absolute")]
    [InlineData("\\\\server\\share\\evil.py", "network")]
    [InlineData("C:\\evil.py", "drive")]
    [InlineData("c:evil.py", "drive")]
    [InlineData("aux.py", "Windows")]
    [InlineData("src/NUL", "Windows")]
    [InlineData("com1.tar.gz", "Windows")]
    [InlineData("a\0.py", "control")]
    [InlineData("a\nb.py", "control")]
    [InlineData("a\u0085b.py", "control")]
    [InlineData(" . ", "not usable")]
    public void Refuses_a_dangerous_name(string name, string why) => new ZipForge().Add("net.py").Add(name).Read().ShouldBeRefused(why);

    [Theory]
    [InlineData("src\\net.py", "src/net.py")]
    [InlineData("./src//net.py", "src/net.py")]
    [InlineData("src/net.py.", "src/net.py")]
    [InlineData("my code /net.py ", "my code/net.py")]
    [InlineData("net.py:hidden", "net.py_hidden")]
    [InlineData("what is it?.py", "what is it_.py")]
    [InlineData("net\u202Eyp.exe", "netyp.exe")]
    [InlineData("s\u030Ctevilo.py", "\u0161tevilo.py")]
    public void Makes_a_harmless_name_safe(string name, string path) =>
        new ZipForge().Add("other.txt").Add(name).Read().ShouldBeAccepted().Paths().ShouldContain(path);

    [Fact]
    public void Says_what_was_renamed()
    {
        var package = new ZipForge().Add("other.txt").Add("12:30 b.py").Add("src\\net.py").Read().ShouldBeAccepted();
        package.Words(NoticeKind.Normalised).ShouldContain("“12:30 b.py” was renamed to “12_30 b.py”");
        package.Words(NoticeKind.Normalised).ShouldContain("backslashes");
    }

    [Theory]
    [InlineData(0xA1FF, "is a link")]
    [InlineData(0x11A4, "is a device, a pipe")]
    [InlineData(0x21A4, "is a device")]
    [InlineData(0x61A4, "is a device")]
    [InlineData(0xC1A4, "socket")]
    public void Refuses_links_and_devices(int mode, string why) =>
        new ZipForge().Add("net.py").Add("lnk", "/etc/passwd", item => item with { Mode = mode }).Read().ShouldBeRefused("“lnk”", why);

    [Fact]
    public void Ignores_setuid_and_other_permission_bits() =>
        new ZipForge().Add("net.py", change: item => item with { Mode = 0x8FFF }).Read().ShouldBeAccepted();

    [Fact]
    public void Refuses_a_duplicate_name() => new ZipForge().Add("net.py", "1").Add("net.py", "2").Read().ShouldBeRefused("“net.py” is in the upload twice");

    [Theory]
    [InlineData("Net.py", "net.py")]
    [InlineData("ŠTEVILO.py", "število.py")]
    [InlineData("s\u030C.py", "\u0161.py")]
    [InlineData("net.py", "net.py.")]
    public void Refuses_names_that_are_one_file_on_some_systems(string one, string other) =>
        new ZipForge().Add(one).Add(other).Read().ShouldBeOfType<IntakeResult.Refused>();

    [Fact]
    public void Refuses_a_file_that_is_also_a_folder()
    {
        new ZipForge().Add("src").Add("src/net.py").Read().ShouldBeRefused("“src” is a file");
        new ZipForge().Add("src/net.py").Add("src").Read().ShouldBeRefused("“src” is a file");
    }

    [Fact]
    public void Reads_a_name_in_the_dos_code_page_with_a_notice()
    {
        var package = new ZipForge().Add("a.py").Add([0x82, (byte)'.', (byte)'p', (byte)'y'], "x"u8.ToArray(), item => item with { Flags = 0 }).Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["a.py", "é.py"]);
        package.Words(NoticeKind.Normalised).ShouldContain("guess");
    }

    [Fact]
    public void Prefers_the_unicode_path_field()
    {
        byte[] raw = [0x9F, (byte)'.', (byte)'p', (byte)'y'];
        var better = Encoding.UTF8.GetBytes("č.py");
        var extra = ZipForge.Bytes((ushort)0x7075, (ushort)(5 + better.Length), new byte[] { 1 }, Crc32.Of(raw), better);
        new ZipForge().Add("a.py").Add(raw, "x"u8.ToArray(), item => item with { Flags = 0, Extra = extra }).Read().ShouldBeAccepted().Paths().ShouldContain("č.py");
    }

    [Fact]
    public void Survives_invalid_utf8_in_a_name_that_claims_utf8() =>
        new ZipForge().Add("a.py").Add([0xC3, 0x28, (byte)'.', (byte)'p', (byte)'y'], "x"u8.ToArray()).Read().ShouldBeAccepted().Files.Count.ShouldBe(2);

    [Fact]
    public void Refuses_a_wrong_checksum() => new ZipForge().Add("net.py", change: item => item with { Crc = 1 }).Read().ShouldBeRefused("“net.py” is damaged");

    [Fact]
    public void Refuses_broken_compressed_data() =>
        new ZipForge().Add("net.py", change: item => item with { Packed = [0xFF, 0xFF, 0xFF, 0xFF] }).Read().ShouldBeRefused("“net.py” is damaged");

    [Fact]
    public void Refuses_every_truncation_of_a_zip()
    {
        var whole = new ZipForge().Add("net.py", "import numpy as np\n").Add("b.py", "stored", item => item with { Method = 0 }).Build();
        for (var length = 4; length < whole.Length; length++)
        {
            Uploads.Read(whole[..length]).ShouldBeOfType<IntakeResult.Refused>($"{length} of {whole.Length} bytes");
        }
    }

    [Fact]
    public void Says_that_a_zip_is_cut_off() => Uploads.Read(new ZipForge().Add("net.py").Build()[..60]).ShouldBeRefused("incomplete", "cut off");

    [Fact]
    public void Refuses_a_truncated_zip_that_holds_a_whole_one()
    {
        var inner = new ZipForge().Add("inner.py").Build();
        var outer = new ZipForge().Add("inner.zip", inner, item => item with { Method = 0 }).Build();
        Uploads.Read(outer[..(30 + "inner.zip".Length + inner.Length)]).ShouldBeOfType<IntakeResult.Refused>();
    }

    [Theory]
    [InlineData(0x801, 8)]
    [InlineData(0x841, 8)]
    [InlineData(0x800, 99)]
    public void Refuses_an_encrypted_zip_once(int flags, int method) => new ZipForge()
        .Add("a.py", change: item => item with { Flags = (ushort)flags, Method = (ushort)method })
        .Add("b.py", change: item => item with { Flags = (ushort)flags, Method = (ushort)method })
        .Read().ShouldBeRefused("password");

    [Theory]
    [InlineData(9, "Deflate64")]
    [InlineData(14, "LZMA")]
    [InlineData(93, "Zstandard")]
    [InlineData(77, "method 77")]
    public void Names_a_method_it_cannot_read(int method, string name) =>
        new ZipForge().Add("a.py", change: item => item with { Method = (ushort)method }).Read().ShouldBeRefused("“a.py”", name);

    [Fact]
    public void Leaves_out_what_is_wrong_with_one_entry_where_the_entries_are_of_many()
    {
        var upload = new ZipForge().Add("ana/net.py", "1").Add("bob/net.py", "1").Add("eve/ring\aing.py", "1").Add("eve/../up.py", "1").Add("ana/NET.py", "1").Add("eve/big.py", "123456789")
            .Add("eve/odd.py", "1", item => item with { Method = 77 }).Build();
        Uploads.Read(upload, limits: IntakeLimits.Default with { MaxFileBytes = 8 }).ShouldBeOfType<IntakeResult.Refused>().Reasons.Count.ShouldBe(5);
        var package = Uploads.Read(upload, limits: IntakeLimits.Default with { MaxFileBytes = 8, IsOfMany = true }).ShouldBeAccepted();
        package.Paths().ShouldBe(["ana/net.py", "bob/net.py"]);
        package.Notices.Count(n => n.Kind == NoticeKind.Dropped && n.Message.StartsWith("Left out: ", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public void Refuses_headers_that_disagree()
    {
        new ZipForge().Add("net.py", change: item => item with { LocalName = "bad.py"u8.ToArray() }).Read().ShouldBeRefused("do not agree");
        new ZipForge().Add("net.py", change: item => item with { LocalMethod = 0 }).Read().ShouldBeRefused("do not agree");
        new ZipForge().Add("net.py", change: item => item with { LocalFlags = 1 }).Read().ShouldBeRefused("do not agree");
        new ZipForge().Add("net.py", change: item => item with { LocalSize = 1 }).Read().ShouldBeRefused("do not agree");
    }

    [Fact]
    public void Refuses_overlapping_entries()
    {
        // Both directory entries point at the same data, as in the bombs that unpack a few kilobytes to terabytes.
        var zip = new ZipForge().Add("net.py", "x").Add("net.py", "x", item => item with { Offset = 0 });
        var reasons = zip.Read().ShouldBeOfType<IntakeResult.Refused>().Reasons;
        reasons.ShouldContain(reason => reason.Contains("overlap"));
    }

    [Fact]
    public void Refuses_a_nested_header_quoted_inside_another_entry()
    {
        var inner = new ZipForge.Item { Name = "b.py"u8.ToArray(), Content = "hidden"u8.ToArray(), Method = 0 };
        var quoted = inner.LocalRecord();
        var offset = 30 + "a.py".Length;
        new ZipForge().Add("a.py", quoted, item => item with { Method = 0 }).Add("b.py", inner.Content, item => item with { Method = 0, Offset = offset })
            .Read().ShouldBeRefused("overlap");
    }

    [Fact]
    public void Refuses_bytes_in_front_and_a_split_archive()
    {
        var prefixed = new ZipForge { Prefix = "PK\u0003\u0004 junk"u8.ToArray() }.Add("net.py").Read();
        prefixed.ShouldBeRefused("damaged");
        new ZipForge { Disk = 1 }.Add("net.py").Read().ShouldBeRefused("split");
        new ZipForge { Count = 3 }.Add("net.py").Read().ShouldBeRefused("damaged");
    }

    [Fact]
    public void Stops_a_flat_bomb_at_its_declared_size()
    {
        var zeros = new byte[30_000_000];
        new ZipForge().Add("a.py").Add("zeros.bin", zeros).Read().ShouldBeRefused("“zeros.bin”", "at most 20 MB");
        new ZipForge().Add("a.py").Add("zeros.bin", zeros[..5_000_000]).Read().ShouldBeRefused("more than 100 times");
        new ZipForge().Add("a.py").Add("zeros.bin", zeros, item => item with { Size = 1000, Crc = 7 }).Read().ShouldBeRefused("“zeros.bin” is damaged");
    }

    [Fact]
    public void Keeps_a_nested_bomb_closed()
    {
        var inner = new ZipForge().Add("zeros.bin", new byte[20_000_000]).Build();
        var package = new ZipForge().Add("a.py").Add("inner.zip", inner).Read().ShouldBeAccepted();
        package.Files.Single(file => file.Path == "inner.zip").Content.Length.ShouldBe(inner.Length);
        package.Words(NoticeKind.Flag).ShouldContain("“inner.zip” is a zip archive inside the upload");
    }

    [Fact]
    public void Reports_all_problems_of_one_zip_at_once()
    {
        var reasons = new ZipForge()
            .Add("../up.py").Add("/abs.py").Add("lnk", change: item => item with { Mode = 0xA1FF }).Add("bad.py", change: item => item with { Crc = 1 }).Add("aux")
            .Read().ShouldBeOfType<IntakeResult.Refused>().Reasons;
        reasons.Count.ShouldBe(5);
    }

    [Fact]
    public void Says_of_many_problems_only_the_first_ones()
    {
        var zip = new ZipForge();
        for (var i = 0; i < 100; i++)
        {
            zip.Add($"../{i}");
        }

        var reasons = zip.Read().ShouldBeOfType<IntakeResult.Refused>().Reasons;
        reasons.Count.ShouldBe(26);
        reasons[^1].ShouldContain("75 more");
    }

    [Fact]
    public void Refuses_a_zip_without_files()
    {
        new ZipForge().Read().ShouldBeRefused("no files");
        new ZipForge().Add("folder/", "", item => item with { Method = 0, Mode = 0x41ED }).Read().ShouldBeRefused("no files");
        new ZipForge().Add("__pycache__/net.pyc").Read().ShouldBeRefused("Nothing is left", "__pycache__/");
    }
}

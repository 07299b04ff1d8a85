using System.Text;
using Autograder.Rubrics.Tests.Intake;
using static Autograder.Hostile.Uploads.Forged;
using static Autograder.Hostile.Uploads.Outcome;

namespace Autograder.Hostile.Uploads;

/// <summary>Archives that want to write elsewhere, never end, lie about themselves or bring files that the interpreter would pick up.</summary>
internal static class ArchiveCases
{
    private const string Hook = "import os\nos._exit(7)\n";

    public static IEnumerable<UploadCase> All =>
    [
        Case("U00", "control: an ordinary zip", () => Zip().Build(), new Marks(2)),
        Case("U00-tar", "control: an ordinary tar.gz", () => Tar().Gzip(), new Marks(2)),
        Case("U01", "a zip entry above the root", () => Zip().Add("../../evil.py").Build(), new Refused("points outside the submission")),
        Case("U01-tar", "a tar entry above the root", () => Tar().Add("a/../../evil.py").Build(), new Refused("points outside the submission")),
        Case("U01-dots", "an entry that Windows would trim to '..'", () => Zip().Add("a/.. /evil.py").Build(), new Refused("points outside the submission")),
        Case("U02", "an absolute path", () => Zip().Add("/etc/cron.d/evil").Build(), new Refused("absolute path")),
        Case("U02-pax", "an absolute path in an extended header", () => Tar().Pax("path", "/etc/passwd").Add("x").Build(), new Refused("absolute path")),
        Case("U03", "backslashes that climb", () => Zip().Add("..\\..\\evil.py").Build(), new Refused("points outside the submission")),
        Case("U03-drive", "a path on a Windows drive", () => Zip().Add("C:\\evil.py").Build(), new Refused("Windows drive")),
        Case("U03-unc", "a network path", () => Zip().Add("\\\\host\\share\\evil.py").Build(), new Refused("network address")),
        Case("U03-device", "a name that is a device on Windows", () => Zip().Add("aux.py").Build(), new Refused("Windows keeps for a device")),
        Case("U03-stream", "an alternate data stream", () => Zip().Add("notes.txt:hidden").Build(), new Marks(2, "notes.txt_hidden")),
        Case("U04", "a symbolic link in a zip", () => Zip().Add("key", "/etc/shadow", i => i with { Mode = 0xA1FF }).Build(), new Refused("is a link")),
        Case("U04-tar", "a symbolic link in a tar", () => Tar().Add("key", "", '2', "/etc/shadow").Build(), new Refused("is a link")),
        Case("U04-hard", "a hard link in a tar", () => Tar().Add("key", "", '1', "/etc/shadow").Build(), new Refused("is a link")),
        Case("U04-through", "a link to a folder, and a file through it", () => Tar().Add("d", "", '2', "/tmp").Add("d/evil.py").Build(), new Refused("is a link")),
        Case("U06", "set-user-id on a program", () => Zip().Add("tool", "#!/bin/sh\n", i => i with { Mode = 0x8FFF }).Build(), new Marks(2)),
        Case("U06-device", "a device node in a tar", () => Tar().Add("sda", "", '4').Build(), new Refused("device")),
        Case("U06-fifo", "a pipe in a zip", () => Zip().Add("pipe", "", i => i with { Mode = 0x11A4 }).Build(), new Refused("pipe")),
        Case("U07", "a flat bomb, a thousandfold", () => Zip().Add("zeros.bin", new byte[18 << 20]).Build(), new Refused("unpacks to")),
        Case("U07-liar", "a bomb that declares one byte", () => Zip().Add("zeros.bin", new byte[18 << 20], i => i with { Size = 1 }).Build(), new Refused("damaged inside the zip")),
        Case("U08", "a gzip bomb", () => TarForge.Gzip(Tar().Add(Text("zeros"), new byte[40 << 20]).Build()), new Refused("unpacks to more")),
        Case("U09", "archives in archives in archives", () => Zip().Add("inner.zip", Nested(6)).Build(), new Marks(2, "inside the upload", "not opened")),
        Case("U10", "entries that share their bytes", Overlapping, new Refused("damaged")),
        Case("U11", "a hundred thousand files", () => Many(100_000), new Refused("100,000 entries")),
        Case("U11-wide", "a table of contents of many megabytes", () => Wide(), new Refused("table of contents")),
        Case("U11-lie", "more entries than the directory holds", () => new ZipForge { Count = 3 }.Add("work.py", Honest).Build(), new Refused("damaged")),
        Case("U13", "the same name twice", () => Zip().Add("work.py", "x = 1\n").Build(), new Refused("work.py")),
        Case("U13-case", "names that differ in case only", () => Zip().Add("WORK.py", "x = 1\n").Build(), new Refused("work.py")),
        Case("U15", "a name that is no UTF-8", () => Zip().Add(new byte[] { (byte)'a', 0xFF, 0xFE, (byte)'.', (byte)'t', (byte)'x', (byte)'t' }, Text("x")).Build(), new Marks(2)),
        Case("U16", "a name of ten thousand letters", () => Zip().Add(new string('n', 10_000) + ".py").Build(), new Refused("bytes long")),
        Case("U16-deep", "a hundred folders deep", () => Zip().Add(string.Concat(Enumerable.Repeat("d/", 100)) + "x.py").Build(), new Refused("levels deep")),
        Case("U17", "control characters of a terminal in a name", () => Zip().Add("\u001b[2Jx.py").Build(), new Refused("control characters")),
        Case("U17-turn", "a mark that turns the name round", () => Zip().Add("exe.\u202Eyp").Build(), new Marks(2, "exe.yp")),
        Case("U17-html", "a name that is a piece of a page", () => Zip().Add("<img src=x onerror=alert(1)>.txt").Build(), new Marks(2)),
        Case("U18", "a wrong checksum", () => new ZipForge().Add("work.py", Honest, i => i with { Crc = 1 }).Build(), new Refused("checksum")),
        Case("U19", "a zip that was cut off", () => Zip().Build()[..^40], new Refused("incomplete")),
        Case("U19-tar", "a tar that was cut off", () => Tar().Build()[..700], new Refused("incomplete")),
        Case("U20", "a password", () => new ZipForge().Add("work.py", Honest, i => i with { Flags = 0x801 }).Build(), new Refused("password")),
        Case("U21", "a method that nothing here unpacks", () => new ZipForge().Add("work.py", Honest, i => i with { Method = 14 }).Build(), new Refused("LZMA")),
        Case("U22", "a page named like an archive", () => Text("<html><script>alert(1)</script></html>"), new Refused("")),
        Case("U22-elf", "a program named like an archive", () => [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[60]], new Refused("")),
        Case("U23", "nothing at all", () => [], new Refused("0 bytes")),
        Case("U24", "headers that disagree with the directory", () => new ZipForge().Add("work.py", Honest, i => i with { LocalName = Text("evil.py") }).Build(), new Refused("do not agree")),
        Case("U25", "a program in front of the archive", () => new ZipForge { Prefix = Text("#!/bin/sh\nexit 0\n") }.Add("work.py", Honest).Build(), new Refused("")),
        Case("U25-comment", "a second table of contents in the comment", () => new ZipForge { Comment = new ZipForge().Add("other.py").Build() }.Add("work.py", Honest).Build(), new Refused("damaged")),
        Case("U26", "start-up hooks of Python", () => Zip().Add("sitecustomize.py", Hook).Add("usercustomize.py", Hook).Add("x.pth", "import os; os._exit(7)").Add("conftest.py", Hook).Build(), new Marks(2, "sitecustomize.py", "left out")),
        Case("U26-git", "a repository with hooks", () => Zip().Add(".git/hooks/post-checkout", "#!/bin/sh\nid\n").Add(".gitmodules", "[submodule]\n").Add("work.pyc", "x").Build(), new Marks(2, ".git")),
        Case("U26-config", "configuration that libraries pick up", () => Zip().Add("matplotlibrc", "backend: evil").Add("ipython_config.py", Hook).Add(".env", "LD_PRELOAD=x").Build(), new Marks(2, "matplotlibrc")),
        Case("U28", "modules that stand in for the grader's own", () => Zip().Add("json.py", Hook).Add("os.py", Hook).Add("autograder_box/__init__.py", Hook).Add("functions.py", Hook).Add("tempfile.py", Hook).Build(), new Marks(2)),
        Case("U28-numpy", "a numpy of one's own", () => Zip().Add("numpy.py", "raise SystemExit(0)\n").Build(), new Marks(2)),
        Case("U33", "eighteen hundred names that have to be changed", () => Enumerable.Range(0, 900).Aggregate(Zip(), (zip, i) => zip.Add($"{i}<b>{new string('x', 100)}.txt").Add($"{i}.pyc")).Build(), new Marks(2, "875 more like these")),
        new("U34", "a list of members that names somebody with another deadline", "late", "work.zip", () => new ZipForge().Add("answers.yaml", "number: 0.75\n").Add("group.txt", "63210002 Somebody Else\n").Build(), new Marks(1)) { Recorded = [] },
        Case("U35", "a sparse file of a tebibyte", () => Tar().Pax("GNU.sparse.major", "1").Pax("GNU.sparse.realsize", "1099511627776").Add("big", "x").Build(), new Refused("sparse")),
        Case("U36", "an extended header that lies about a size", () => Tar().Pax("size", "99999999999").Add("x").Build(), new Refused("")),
    ];

    private static UploadCase Case(string id, string what, Func<byte[]> bytes, Outcome expected) => new(id, what, "code", id.EndsWith("tar", StringComparison.Ordinal) ? "work.tar" : "work.zip", bytes, expected);

    private static byte[] Nested(int depth)
    {
        var zip = new ZipForge().Add("zeros", new byte[100_000]).Build();
        for (; depth > 0; depth--)
        {
            zip = new ZipForge().Add("a.zip", zip).Add("b.zip", zip).Build();
        }

        return zip;
    }

    private static byte[] Overlapping() => Zip().Add("again.py", Honest, i => i with { Offset = 0, LocalName = Text("work.py") }).Build();

    private static byte[] Many(int count)
    {
        var zip = new ZipForge { Zip64 = true };
        for (var i = 0; i < count; i++)
        {
            zip.Add(Encoding.ASCII.GetBytes($"f{i}"), [], item => item with { Method = 0 });
        }

        return zip.Build();
    }

    private static byte[] Wide()
    {
        var zip = Zip();
        for (var i = 0; i < 60; i++)
        {
            zip.Add($"f{i}.py", "x", item => item with { Extra = [0xFF, 0xFF, 0xF0, 0xEF, .. new byte[0xEFF0]] });
        }

        return zip.Build();
    }
}

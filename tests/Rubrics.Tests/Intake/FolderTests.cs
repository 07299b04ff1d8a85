using System.Formats.Tar;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public sealed class FolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("intake-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IntakeResult Read(IntakeLimits? limits = null) => SubmissionReader.Read(_root, limits ?? IntakeLimits.Default, CancellationToken.None);

    private void Write(string path, string content = "x = 1\n")
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? _root);
        File.WriteAllText(full, content);
    }

    [Fact]
    public void Accepts_a_folder()
    {
        Write("net.py");
        Write("src/__init__.py", "");
        Write("__pycache__/net.pyc");
        var package = Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["net.py", "src/__init__.py"]);
        package.SourceName.ShouldBe(Path.GetFileName(_root));
        package.Words(NoticeKind.Dropped).ShouldContain("__pycache__/");
    }

    [Fact]
    public void Has_the_same_hash_as_a_zip_of_the_same_files()
    {
        Write("net.py", "1");
        Write("b.py", "2");
        Read().ShouldBeAccepted().Sha256.ShouldBe(new ZipForge().Add("net.py", "1").Add("b.py", "2").Read().ShouldBeAccepted().Sha256);
    }

    [Fact]
    public void Follows_no_links()
    {
        Write("net.py");
        File.CreateSymbolicLink(Path.Combine(_root, "secret.txt"), "/etc/hostname");
        File.CreateSymbolicLink(Path.Combine(_root, "broken.txt"), "/nowhere");
        Directory.CreateSymbolicLink(Path.Combine(_root, "etc"), "/etc");
        var package = Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["net.py"]);
        package.Notices.Count(notice => notice.Message.Contains("it is a link")).ShouldBe(3);
    }

    [Fact]
    public void Leaves_out_what_has_a_name_that_no_text_can_say()
    {
        Write("net.py");
        Shell("echo x > $'r\\xe9sum\\xe9.txt' && mkdir $'d\\xff' && echo x > $'d\\xff/in.txt'");
        var package = Read().ShouldBeAccepted();
        Shell("rm -r *"); // what has no name for us cannot be deleted by us either
        package.Paths().ShouldBe(["net.py"]);
        package.Notices.Count(notice => notice.Message.Contains("not written in UTF-8")).ShouldBe(2);
    }

    [Fact]
    public void Refuses_an_upload_with_a_name_that_no_text_can_say()
    {
        Shell("echo x > $'r\\xe9sum\\xe9.py' && mkdir $'d\\xff' && echo x > $'d\\xff/in.py'");
        var refused = Directory.EnumerateFileSystemEntries(_root).Select(entry => SubmissionReader.Read(entry, IntakeLimits.Default, CancellationToken.None)).ToList();
        Shell("rm -r *");
        refused.Count.ShouldBe(2);
        refused.ForEach(one => one.ShouldBeRefused("not written in UTF-8"));
    }

    private void Shell(string commands)
    {
        using var made = System.Diagnostics.Process.Start("bash", ["-c", $"cd \"$0\" && {commands}", _root]);
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Refuses_an_upload_that_is_itself_a_link()
    {
        Write("net.py");
        var (file, folder) = (Path.Combine(_root, "upload.zip"), Path.Combine(_root, "upload"));
        File.CreateSymbolicLink(file, "/etc/passwd");
        Directory.CreateSymbolicLink(folder, "/etc");
        SubmissionReader.Read(file, IntakeLimits.Default, CancellationToken.None).ShouldBeRefused("is a link");
        SubmissionReader.Read(folder, IntakeLimits.Default, CancellationToken.None).ShouldBeRefused("is a link");
    }

    [Fact]
    public void Does_not_open_pipes()
    {
        Write("net.py");
        var pipe = Path.Combine(_root, "pipe.py");
        new PaxTarEntry(TarEntryType.Fifo, "pipe.py").ExtractToFile(pipe, overwrite: false);
        var package = Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["net.py"]);
        package.Words(NoticeKind.Dropped).ShouldContain("“pipe.py” was left out: it is a pipe");
        SubmissionReader.Read(pipe, IntakeLimits.Default, CancellationToken.None).ShouldBeRefused("0 bytes");
    }

    [Fact]
    public void Refuses_names_that_collide()
    {
        Write("Net.py");
        Write("net.py");
        Read().ShouldBeRefused("upper and lower case");
    }

    [Fact]
    public void Obeys_the_limits()
    {
        Write("a.py", "12345");
        Write("b.py", "12345");
        Read(new IntakeLimits { MaxEntries = 2, MaxFileBytes = 5, MaxTotalBytes = 10 }).ShouldBeAccepted();
        Read(new IntakeLimits { MaxEntries = 1 }).ShouldBeRefused("more than 1 entries");
        Read(new IntakeLimits { MaxTotalBytes = 9 }).ShouldBeRefused("9 bytes");
        Read(new IntakeLimits { MaxFileBytes = 4 }).ShouldBeOfType<IntakeResult.Refused>().Reasons.Count.ShouldBe(2);
    }

    [Fact]
    public void Refuses_an_empty_folder() => Read().ShouldBeRefused("no files");

    [Fact]
    public void Reads_a_file_from_disk()
    {
        var path = Path.Combine(_root, "DL_1.zip");
        File.WriteAllBytes(path, new ZipForge().Add("net.py").Build());
        SubmissionReader.Read(path, IntakeLimits.Default, CancellationToken.None).ShouldBeAccepted().SourceName.ShouldBe("DL_1.zip");
        Should.Throw<FileNotFoundException>(() => SubmissionReader.Read(path + "x", IntakeLimits.Default, CancellationToken.None));
    }
}

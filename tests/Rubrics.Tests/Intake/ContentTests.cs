using System.Text;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class ContentTests
{
    public static TheoryData<string, string, byte[], string> NotWhatTheNameSays => new()
    {
        { "png", "hw1.zip", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "a PNG image" },
        { "jpeg", "hw1.zip", [0xFF, 0xD8, 0xFF, 0xE0, 0], "a JPEG image" },
        { "text", "hw1.zip", "I forgot to zip this"u8.ToArray(), "plain text" },
        { "login page", "hw1.zip", "<!DOCTYPE html><html>log in</html>"u8.ToArray(), "a web page" },
        { "pdf", "hw1.zip", "%PDF-1.7\n"u8.ToArray(), "a PDF document" },
        { "rar", "hw1.zip", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00], "a RAR archive" },
        { "rar", "hw1.rar", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00], "a RAR archive" },
        { "7z", "hw1.zip", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], "a 7-Zip archive" },
        { "xz", "hw1.tar.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file" },
        { "program", "hw1.exe", [0x4D, 0x5A, 0x90, 0x00, 3], "a Windows program" },
        { "program", "hw1.zip", [0x7F, 0x45, 0x4C, 0x46, 2], "a Linux program" },
        { "zeros", "hw1.zip", new byte[2000], "a binary file" },
        { "binary python", "net.py", [0, 1, 2, 3], "although the name says text" },
        { "UTF-16 python", "net.py", [0xFF, 0xFE, 0x78, 0x00], "Save it as UTF-8" },
        { "fake pdf", "report.pdf", "hello"u8.ToArray(), "although the name says .pdf" },
        { "double extension", "report.pdf.exe", "MZ"u8.ToArray(), "cannot be handed in by itself" },
        { "no extension", "net", "x = 1"u8.ToArray(), "cannot be handed in by itself" },
    };

    [Theory]
    [MemberData(nameof(NotWhatTheNameSays))]
    public void Refuses_by_content_and_says_what_it_is(string what, string name, byte[] content, string words)
    {
        what.ShouldNotBeEmpty();
        Uploads.Read(content, name).ShouldBeRefused(words);
    }

    [Fact]
    public void Refuses_an_empty_upload() => Uploads.Read([]).ShouldBeRefused("0 bytes");

    [Theory]
    [InlineData("net.py", "x = 1\n")]
    [InlineData("hw.ipynb", "{\"cells\": []}")]
    [InlineData("report.pdf", "%PDF-1.7\n")]
    [InlineData("answers.yaml", "q1: 3")]
    [InlineData("notes.md", "# Notes")]
    [InlineData("pdf.py", "magic = '%PDF-'")]
    public void Accepts_a_single_file(string name, string content)
    {
        var file = Uploads.Read(Encoding.UTF8.GetBytes(content), name).ShouldBeAccepted().Files.ShouldHaveSingleItem();
        file.Path.ShouldBe(name);
    }

    [Fact]
    public void Takes_a_zip_for_a_document_where_the_name_says_so()
    {
        var zip = new ZipForge().Add("arr_0.npy").Build();
        Uploads.Read(zip, "weights.npz").ShouldBeAccepted().Paths().ShouldBe(["weights.npz"]);
        Uploads.Read(zip, "weights.zip").ShouldBeAccepted().Paths().ShouldBe(["arr_0.npy"]);
        Uploads.Read(zip, "renamed.py").ShouldBeAccepted().Paths().ShouldBe(["arr_0.npy"]);
    }

    [Fact]
    public void Flags_files_that_are_not_what_their_names_say()
    {
        var package = new ZipForge().Add("report.pdf", "<html>sorry</html>").Add("fig.png", "GIF89a").Read().ShouldBeAccepted();
        package.Words(NoticeKind.Flag).ShouldContain("“report.pdf” is a web page (HTML), although the name says .pdf.");
        package.Words(NoticeKind.Flag).ShouldContain("“fig.png” is a GIF image");
    }

    [Theory]
    [InlineData("sitecustomize.py")]
    [InlineData("src/usercustomize.py")]
    [InlineData("conftest.py")]
    [InlineData("CONFTEST.PY")]
    [InlineData("evil.pth")]
    [InlineData("net.pyc")]
    [InlineData("__pycache__/net.py")]
    [InlineData(".git/hooks/post-checkout")]
    [InlineData("src/.git")]
    [InlineData(".ipynb_checkpoints/a.ipynb")]
    [InlineData("__MACOSX/._net.py")]
    [InlineData(".DS_Store")]
    [InlineData("img/Thumbs.db")]
    [InlineData(".env")]
    [InlineData("ipython_config.py")]
    [InlineData("jupyter_config.py")]
    [InlineData("jupyter_notebook_config.py")]
    [InlineData("matplotlibrc")]
    public void Leaves_out_reserved_names_with_a_notice(string name)
    {
        var package = new ZipForge().Add("net.py").Add(name).Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["net.py"]);
        package.Words(NoticeKind.Dropped).ShouldContain("was left out");
    }

    [Fact]
    public void Keeps_a_saved_model_named_pth() =>
        new ZipForge().Add("net.py").Add("model.pth", [0x50, 0x4B, 3, 4, 0]).Read().ShouldBeAccepted().Paths().ShouldContain("model.pth");

    [Fact]
    public void Counts_what_a_left_out_folder_held() =>
        new ZipForge().Add("net.py").Add("__MACOSX/a").Add("__MACOSX/b").Read().ShouldBeAccepted()
            .Words(NoticeKind.Dropped).ShouldBe("“__MACOSX/” was left out (2 entries): put there by the operating system, not part of your work.");

    [Fact]
    public void Takes_off_a_folder_around_everything()
    {
        var package = new ZipForge().Add("hw1/net.py").Add("hw1/img/a.txt").Add("__MACOSX/hw1/._net.py").Read().ShouldBeAccepted();
        package.Paths().ShouldBe(["img/a.txt", "net.py"]);
        package.Words(NoticeKind.Normalised).ShouldContain("“hw1”");
        new ZipForge().Add("hw1/hw1/net.py").Read().ShouldBeAccepted().Paths().ShouldBe(["net.py"]);
        new ZipForge().Add("hw1/src/net.py").Read().ShouldBeAccepted().Paths().ShouldBe(["src/net.py"]);
        new ZipForge().Add("a/net.py").Add("b/net.py").Read().ShouldBeAccepted().Paths().ShouldBe(["a/net.py", "b/net.py"]);
    }
}

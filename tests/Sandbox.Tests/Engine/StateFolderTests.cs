using System.Diagnostics;
using Autograder.Sandbox.Engine;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

/// <summary>Whoever else can write where graders keep their locks can hold them all, and stop all grading.</summary>
public sealed class StateFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_made_for_us_alone()
    {
        var path = StateFolder.Open(Path.Combine(_folder, "a", "b"));
        Mode(path).ShouldBe("rwx------");
        StateFolder.Open(path).ShouldBe(path);
    }

    [Fact]
    public void One_of_ours_that_others_could_write_to_is_closed_to_them()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "open")).FullName;
        File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        StateFolder.Open(path);
        Mode(path).ShouldBe("rwx------");
    }

    [Fact]
    public async Task One_that_another_user_made_is_not_used()
    {
        var path = Environment.IsPrivilegedProcess ? await OfAnotherAsync() : "/proc"; // root's
        Should.Throw<SandboxException>(() => StateFolder.Open(path)).Message.ShouldContain("belongs to another user");
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var path = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(path, Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName);
        Should.Throw<SandboxException>(() => StateFolder.Open(path)).Message.ShouldContain("is a link");
    }

    [Fact]
    public void A_place_where_nothing_can_be_made_is_named_with_the_way_out()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Should.Throw<SandboxException>(() => StateFolder.Open(Path.Combine(file, "below"))).Message.ShouldContain(StateFolder.Variable);
    }

    [Theory]
    [InlineData("", "", true, "/run/autograder")]
    [InlineData("", "/home/ada/state", false, "/home/ada/state/autograder/")]
    [InlineData("/srv/state/", "/home/ada/state", false, "/srv/state")]
    [InlineData("/srv/state", "", true, "/srv/state")]
    public void It_lies_where_no_other_user_can_be_first(string named, string home, bool root, string place) =>
        StateFolder.PathOf(name => name == StateFolder.Variable ? named : home, root).ShouldStartWith(place);

    private static string Mode(string path)
    {
        var mode = File.GetUnixFileMode(path);
        return string.Concat("rwxrwxrwx".Select((letter, n) => mode.HasFlag((UnixFileMode)(1 << (8 - n))) ? letter : '-'));
    }

    private async Task<string> OfAnotherAsync()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "others")).FullName;
        using var chown = Process.Start("chown", ["20000", path]);
        await chown.WaitForExitAsync();
        return path;
    }
}

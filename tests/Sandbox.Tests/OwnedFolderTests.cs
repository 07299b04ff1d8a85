using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

public sealed class OwnedFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void What_a_dead_owner_left_goes_with_the_next_and_what_a_living_one_has_stays()
    {
        using var living = OwnedFolder.Make(_parent, "work-");
        File.WriteAllText(Path.Combine(living.Path, "mine"), "");
        var dead = Directory.CreateDirectory(Path.Combine(_parent, "work-dead")).FullName;
        File.WriteAllText(Path.Combine(dead, OwnedFolder.LockName), "");
        Directory.CreateDirectory(Path.Combine(_parent, "work-being-made"));
        using (OwnedFolder.Make(_parent, "work-"))
        {
            Directory.Exists(dead).ShouldBeFalse();
        }

        File.Exists(Path.Combine(living.Path, "mine")).ShouldBeTrue();
        Directory.GetDirectories(_parent).Length.ShouldBe(2);
    }

    [Fact]
    public void Programs_that_start_together_do_not_sweep_each_others_folders() =>
        Parallel.For(0, 8, _ =>
        {
            for (var time = 0; time < 200; time++)
            {
                using var folder = OwnedFolder.Make(_parent, "work-");
                File.Exists(Path.Combine(folder.Path, OwnedFolder.LockName)).ShouldBeTrue();
            }
        });
}

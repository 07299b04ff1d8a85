using System.Diagnostics;
using System.Runtime.InteropServices;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Hostile.Matrix;

/// <summary>Every cell says that nothing is left; so the look that says it has to find what is.</summary>
public sealed class LeftoversTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-leftovers-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_box_that_is_left_is_found_with_its_process_its_mount_and_its_control_group()
    {
        using var left = new Leftovers(new DockerClient("/var/run/docker.sock", TimeProvider.System), Folder("tmp"), Folder("work"));
        await left.RememberAsync();
        var box = await DockerAsync("run", "--detach", "--network", "none", "--ipc", "private", "--label", $"{ContainerSpec.OwnerLabel}={OwnerIdentity.Current()}", "autograder/numpy", "sleep", "600");
        try
        {
            await SeeAsync(left);
            var (found, boxes) = await left.FindAsync(looks: 1);
            boxes.ShouldBePositive(); // boxes of other tests may be on their way out
            foreach (var kind in new[] { "container ", "mount of ", "control group ", "process " })
            {
                found.ShouldContain(f => f.StartsWith(kind, StringComparison.Ordinal) && f.Contains(box, StringComparison.Ordinal));
            }
        }
        finally
        {
            await DockerAsync("rm", "--force", box);
        }
    }

    [Fact]
    public async Task Files_open_files_and_memory_that_are_left_are_found()
    {
        var (temporary, work) = (Folder("tmp"), Folder("work"));
        using var left = new Leftovers(new DockerClient("/var/run/docker.sock", TimeProvider.System), temporary, work);
        await left.RememberAsync();
        (await left.FindAsync(looks: 5)).Found.ShouldBeEmpty();

        await File.WriteAllTextAsync(Path.Combine(temporary, "one"), "");
        Directory.CreateDirectory(Path.Combine(work, "two"));
        var open = Enumerable.Range(0, 100).Select(_ => File.OpenRead(Path.Combine(temporary, "one"))).ToList();
        var memory = new byte[160 << 20];
        var (found, _) = await left.FindAsync(looks: 1);
        open.ForEach(file => file.Dispose());
        GC.KeepAlive(memory);

        foreach (var what in new[] { "/one", "/two", "open files of ours", "MiB held by us" })
        {
            found.ShouldContain(f => f.Contains(what, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Volumes_and_memory_that_is_not_the_runtimes_own_are_found()
    {
        using var left = new Leftovers(new DockerClient("/var/run/docker.sock", TimeProvider.System), Folder("tmp"), Folder("work"));
        await left.RememberAsync();
        const int size = 640 << 20;
        var memory = Marshal.AllocHGlobal(size);
        var volume = await DockerAsync("volume", "create");
        try
        {
            for (var at = 0; at < size; at += 4096)
            {
                Marshal.WriteByte(memory, at, 1);
            }

            var (found, _) = await left.FindAsync(looks: 1);
            found.ShouldContain("volume " + volume);
            found.ShouldContain(f => f.Contains("MiB of the machine taken by us", StringComparison.Ordinal));
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
            await DockerAsync("volume", "rm", volume);
        }
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>One look at the boxes that there are.</summary>
    private static async Task SeeAsync(Leftovers left)
    {
        using var once = new CancellationTokenSource();
        var watch = left.WatchAsync(once.Token);
        await once.CancelAsync();
        await watch;
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("docker did not start.");
        var said = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        docker.ExitCode.ShouldBe(0, said);
        return said.Trim();
    }
}

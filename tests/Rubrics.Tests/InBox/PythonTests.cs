using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.InBox;

/// <summary>The in-box library's own tests, in a real box with the image that notebooks run in: no network, nothing writable but its temporary folders.</summary>
public sealed class PythonTests
{
    [Theory]
    [InlineData("test_cells")]
    [InlineData("test_showing")]
    [InlineData("test_notebook")]
    [InlineData("test_hostile_notebooks")]
    public async Task In_box_library_passes_its_tests(string module)
    {
        await using var sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        var image = await sandbox.FindImageAsync("autograder/pytorch", CancellationToken.None)
            ?? throw new InvalidOperationException("The image autograder/pytorch is missing: ./test makes it.");
        var library = Path.Combine(Repository.Root, "src", "Rubrics", "InBox");

        var facts = await sandbox.RunAsync(
            new BoxSpec
            {
                Image = image,
                Command = ["python3", "-m", "unittest", module],
                Mounts = [new BoxMount(library, "/task/lib")],
                WorkingDirectory = "/task/lib/tests",
                Limits = BoxLimits.Default with
                {
                    WallTime = TimeSpan.FromMinutes(9),
                    CpuTime = TimeSpan.FromMinutes(9),
                    MemoryBytes = 4L << 30,
                    Processes = 256,
                    Threads = 2,
                },
            },
            CancellationToken.None);

        facts.ExitCode.ShouldBe(0, facts.Stderr.Text);
        facts.Stderr.Text.ShouldContain("OK");
    }
}

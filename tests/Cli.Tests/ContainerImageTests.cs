using System.Diagnostics;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public class ContainerImageTests
{
    [Fact]
    public async Task Image_is_built_and_grades_and_serves_through_compose_without_root()
    {
        var (exitCode, said) = await RunAsync("scripts/test-compose.sh");

        exitCode.ShouldBe(0, said);
        said.ShouldContain("ok: it does not run as root");
        said.ShouldContain("ok: it grades in boxes of the engine outside");
        said.ShouldContain("ok: only the worker has the engine's socket");
        said.ShouldContain("ok: the worker grades what a student handed in");
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" 2>&1 < /dev/null", Path.Combine(Repository.Root, script)])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}

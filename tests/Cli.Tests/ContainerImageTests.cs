using System.Diagnostics;
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
        var root = RepositoryRoot();
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" 2>&1 < /dev/null", Path.Combine(root, script)])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Autograder.sln")))
        {
            folder = Path.GetDirectoryName(folder).ShouldNotBeNull("The tests run outside the repository.");
        }

        return folder;
    }
}

using System.Diagnostics;

namespace Autograder.Faults;

/// <summary>Programs of the system.</summary>
internal static class Shell
{
    /// <summary>What it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output, error) = await EndAsync(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    /// <summary>What it printed and what it complained of, however it ended.</summary>
    public static async Task<string> TryAsync(string program, params string[] arguments)
    {
        var (_, output, error) = await EndAsync(program, arguments);
        return output + error;
    }

    private static async Task<(int Code, string Output, string Error)> EndAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Autograder.Sandbox.Engine;

/// <summary>The version of NVIDIA's Container Toolkit, which the engine does not tell: its own program is asked.</summary>
internal static partial class ToolkitVersion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Empty where there is none on this machine.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var program = Process.Start(new ProcessStartInfo("nvidia-ctk", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            if (program is null)
            {
                return "";
            }

            try
            {
                var said = await program.StandardOutput.ReadToEndAsync(limit.Token);
                await program.WaitForExitAsync(limit.Token);
                return Parse(said);
            }
            finally
            {
                program.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            return "";
        }
    }

    public static string Parse(string said) => Number().Match(said).Value;

    [GeneratedRegex(@"\d{1,5}\.\d{1,5}\.\d{1,5}")]
    private static partial Regex Number();
}

using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.Engine;

/// <summary>Which OCI runtime makes the boxes: gVisor's runsc, a kernel of its own in front of the machine's, where the engine offers it.</summary>
internal static class RuntimeChoice
{
    public const string Variable = "AUTOGRADER_RUNTIME";
    public const string Runsc = "runsc";
    private const string Runc = "runc";
    private const string Auto = "auto";

    /// <summary>The runtime to ask for; null for the engine's own.</summary>
    /// <param name="wish">auto, runsc or runc; null is auto.</param>
    /// <exception cref="SandboxException">The wish is none of these, or cannot be met.</exception>
    public static string? Of(string? wish, InfoJson info)
    {
        var offered = info.Runtimes?.Keys ?? (IEnumerable<string>)[];
        return (string.IsNullOrEmpty(wish) ? Auto : wish) switch
        {
            Auto => offered.Contains(Runsc) ? Runsc : null,
            Runsc => offered.Contains(Runsc) ? Runsc : throw new SandboxException(
                $"{Variable} asks for gVisor (runsc), but Docker does not offer it. Install runsc, register it with 'runsc install -- --network=none' and restart Docker, or set {Variable}=auto."),
            Runc => info.DefaultRuntime is null or Runc ? null : Runc,
            _ => throw new SandboxException($"{Variable} is '{wish}'; it can be auto, runsc or runc."),
        };
    }

    /// <summary>Only who asks for gVisor by name gets it for boxes with a GPU: it must have been set up for that.</summary>
    public static bool ForGpus(string? wish) => wish == Runsc;
}

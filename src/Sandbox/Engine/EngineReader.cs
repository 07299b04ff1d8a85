using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>Puts together what there is to know about the engine.</summary>
internal static class EngineReader
{
    /// <param name="maker">What makes boxes (null: the engine's own choice), and whether also those with a GPU.</param>
    public static EngineReport Report(InfoJson info, VersionJson version, string toolkit, (string? Runtime, bool ForGpus) maker, IReadOnlyList<GpuGrant> gpus)
    {
        var runc = maker.Runtime != RuntimeChoice.Runsc || (gpus.Count > 0 && !maker.ForGpus);
        var engine = version.Version ?? info.ServerVersion ?? "";
        var versions = new EngineVersions(engine, Component("runc"), Component("containerd"), toolkit);
        return new EngineReport
        {
            EngineVersion = engine,
            RuntimeVersion = versions.Runc,
            ContainerdVersion = versions.Containerd,
            ToolkitVersion = toolkit,
            BoxRuntime = maker.Runtime ?? info.DefaultRuntime ?? "",
            CgroupVersion = info.CgroupVersion ?? "1",
            StorageDriver = info.Driver ?? "",
            KernelVersion = version.KernelVersion ?? info.KernelVersion ?? "",
            Cores = info.Cores,
            MemoryBytes = info.MemTotal,
            SecurityOptions = info.SecurityOptions ?? [],
            Warnings = info.Warnings ?? [],
            Gpus = [.. gpus.Select(gpu => gpu.Name)],
            OpenHoles = KnownHoles.Open(versions, runc, gpus.Count > 0),
        };

        string Component(string name) => version.Components?.Find(component => component.Name == name)?.Version ?? "";
    }

    /// <summary>The socket to use: the option, DOCKER_HOST, or where Docker listens by itself.</summary>
    public static string SocketPath(string? option, string? dockerHost)
    {
        const string scheme = "unix://";
        if (option is not null)
        {
            return option;
        }
        if (string.IsNullOrEmpty(dockerHost))
        {
            return "/var/run/docker.sock";
        }
        return dockerHost.StartsWith(scheme, StringComparison.Ordinal)
            ? dockerHost[scheme.Length..]
            : throw new SandboxException($"DOCKER_HOST is '{dockerHost}', but boxes are made through a unix socket only. Set it to unix:///path/to/docker.sock or unset it.");
    }
}

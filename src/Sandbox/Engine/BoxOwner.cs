using System.Security.Cryptography;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>One grader as the owner of its boxes: the folder that goes into each of them, what they are marked with, and who looks for those that were left over.</summary>
internal sealed record BoxOwner(OwnedFolder Folder, BoxHost Host, Reaper Reaper)
{
    /// <exception cref="SandboxException">The wished runtime is not offered.</exception>
    public static BoxOwner Make(DockerClient docker, DockerSandboxOptions options, InfoJson info, TimeProvider time)
    {
        var wish = options.Runtime ?? Environment.GetEnvironmentVariable(RuntimeChoice.Variable);
        var runtime = RuntimeChoice.Of(wish, info);
        var (here, instance) = (OwnerIdentity.Current(), RandomNumberGenerator.GetHexString(16, lowercase: true));
        var folder = OwnedFolder.Make(Path.GetTempPath(), "autograder-box-");
        var host = new BoxHost
        {
            ResourceFolder = Directory.CreateDirectory(Path.Combine(folder.Path, "shim")).FullName,
            SeccompProfile = BoxResources.SeccompProfile,
            Owner = here.ToString(),
            Instance = instance,
            Runtime = runtime,
            RuntimeForGpus = RuntimeChoice.ForGpus(wish),
        };
        BoxResources.WriteTo(host.ResourceFolder);
        return new BoxOwner(folder, host, new Reaper(docker, here, instance, time));
    }
}

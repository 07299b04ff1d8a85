using Autograder.Api.Data;
using Autograder.Faults.Gates;

namespace Autograder.Faults;

/// <summary>A box that hangs for real: its first process, which ends everything in it when the time is up, is stopped from outside. Only the engine can end it then.</summary>
internal sealed class HungBox : IDisposable
{
    private readonly EditedPackage _package;
    private readonly Task<string> _started;
    private readonly TaskCompletionSource _killed = new();
    private readonly DockerGate _docker;

    private HungBox(EditedPackage package, DockerGate docker) => (_package, _docker, _started) = (package, docker, docker.StartedAsync());

    public long Submission { get; private init; }

    /// <summary>Whether the worker has asked the engine to kill a box.</summary>
    public bool WasToBeKilled => _killed.Task.IsCompleted;

    /// <summary>Hands in work, and lets its box hang as soon as it runs.</summary>
    /// <param name="name">A name that no other assignment of the course has.</param>
    /// <param name="honest">Right work, or work that never answers.</param>
    public static async Task<HungBox> MakeAsync(Lab lab, Scene scene, string name, bool honest)
    {
        var package = new EditedPackage("small-functions", name, yaml => yaml.Replace("wall: 120s", "wall: 15s", StringComparison.Ordinal));
        CourseAssignment assignment = await scene.AssignAsync(package.Folder);
        var box = new HungBox(package, lab.Docker) { Submission = honest ? await scene.HandInCodeAsync(seconds: 4, assignment: assignment) : await scene.HandInEndlessAsync(assignment) };
        var id = await box._started;
        lab.Docker.Seen = request => _ = request.Contains("/kill?", StringComparison.Ordinal) && box._killed.TrySetResult();
        // the watcher, the driver, and for work that never answers the process that asks it: by then the watcher has greeted and passed on that the driver came as far as the work
        await Until.TrueAsync(async () => await ProcessesAsync(id) >= (honest ? 2 : 3), "the box runs");
        await Shell.RunAsync("kill", "-STOP", (await Shell.RunAsync("docker", "inspect", "--format", "{{.State.Pid}}", id)).Trim());
        return box;
    }

    public void Dispose()
    {
        _docker.Seen = null;
        _package.Dispose();
    }

    private static async Task<int> ProcessesAsync(string id)
    {
        try
        {
            return (await Shell.RunAsync("docker", "top", id, "-o", "pid")).Trim().Split('\n').Length - 1;
        }
        catch (InvalidOperationException)
        {
            return 0; // it does not run yet
        }
    }
}

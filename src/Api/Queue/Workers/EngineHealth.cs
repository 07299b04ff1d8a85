using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

/// <summary>Whether boxes can be made on this machine.</summary>
internal sealed class EngineHealth(GradingHost host)
{
    private volatile string? _trouble = "has not looked yet whether Docker answers";

    /// <summary>Why no work is taken, for staff; null where work is taken.</summary>
    public string? Trouble => _trouble;

    /// <summary>Looks, and says whether all is well.</summary>
    public async Task<bool> LookAsync(CancellationToken cancel)
    {
        try
        {
            await (await host.EngineAsync(cancel)).InspectAsync(cancel);
            _trouble = null;
        }
        catch (SandboxException e)
        {
            _trouble = e.Message;
        }

        return _trouble is null;
    }
}

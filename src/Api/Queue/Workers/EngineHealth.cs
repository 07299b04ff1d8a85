using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

/// <summary>Whether boxes can be made on this machine.</summary>
internal sealed class EngineHealth(GradingHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private volatile string? _trouble = "has not looked yet whether Docker answers";

    /// <summary>Why no work is taken, for staff; null where work is taken.</summary>
    public string? Trouble => _trouble;

    /// <summary>Why this engine may not be used, however long one waits; null where it may.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Looks, also for boxes that were left over, and says whether all is well.</summary>
    public async Task<bool> LookAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var engine = await host.EngineAsync(limit.Token);
            await engine.RemoveLeftoversAsync(limit.Token);
            await engine.InspectAsync(limit.Token);
            _trouble = null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            _trouble = $"Docker has not answered for {Patience.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _trouble = e.Message; // whatever it is: without an engine nothing can be graded here
            Refusal = e is SandboxException { IsRefusal: true } ? e.Message : null;
        }

        return _trouble is null;
    }
}

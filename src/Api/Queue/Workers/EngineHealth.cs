using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

/// <summary>Whether boxes can be made on this machine.</summary>
internal sealed class EngineHealth(GradingHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceWithProof = TimeSpan.FromMinutes(1);
    private bool _proved;
    private volatile string? _trouble = "has not looked yet whether Docker answers";

    /// <summary>Why no work is taken, for staff; null where work is taken.</summary>
    public string? Trouble => _trouble;

    /// <summary>Why this engine may not be used, however long one waits; null where it may.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Looks, also for boxes that were left over, and the first time whether boxes are limited as they must be, and says whether all is well.</summary>
    public async Task<bool> LookAsync(CancellationToken cancel)
    {
        var patience = _proved ? Patience : PatienceWithProof;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            var engine = await host.EngineAsync(limit.Token);
            await engine.RemoveLeftoversAsync(limit.Token);
            await engine.InspectAsync(limit.Token);
            await ProveAsync(engine, limit.Token);
            _trouble = null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            _trouble = $"Docker has not answered for {patience.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _trouble = e.Message; // whatever it is: without an engine nothing can be graded here
            Refusal = e is SandboxException { IsRefusal: true } ? e.Message : null;
        }

        return _trouble is null;
    }

    /// <summary>Where the image is missing there is nothing to try it with; the next look asks again.</summary>
    private async Task ProveAsync(BoxEngine engine, CancellationToken cancel)
    {
        if (_proved || await engine.DescribeImageAsync(GradingHost.UsualImage, cancel) is not { } image)
        {
            return;
        }

        var missing = await engine.MissingLimitsAsync(image.Id, cancel);
        _proved = missing.Count == 0;
        if (!_proved)
        {
            throw new SandboxException($"Boxes on this machine are not limited as they must be: {string.Join("; ", missing)}. 'autograder doctor' says what to do.");
        }
    }
}

using System.Text.Json;

namespace Autograder.Reports.Rendering;

/// <summary>Keeps one child of a script, and replaces it when it dies, hangs, or has grown. One request at a time.</summary>
/// <param name="script">Its name in the renderer's folder.</param>
/// <param name="patience">How long one request may take.</param>
internal sealed class RenderingChild(Func<RendererFolder> find, string script, TimeSpan patience) : IAsyncDisposable
{
    private const int RequestsPerProcess = 400;
    private const long LargestProcess = 500L << 20;

    /// <summary>A child that has just been started loads its libraries first, which takes its time on a busy machine: what it is asked for is not to blame.</summary>
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private RenderingProcess? _process;
    private int _requests;
    private long _lastId;

    /// <summary>The child's process id, or null where none runs.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>What the child made of the request with the id it is given, or why it made nothing.</summary>
    /// <exception cref="ReportException">The renderer is missing.</exception>
    public async Task<(byte[]? Made, string Why)> AskAsync(Func<long, byte[]> request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            long id = ++_lastId;
            byte[] bytes = request(id);
            Answer first = await AskOnceAsync(id, bytes, cancellationToken);
            // A child may die of what an earlier document left behind; one that a fresh child dies of too is to be reported.
            Answer last = first.Died ? await AskOnceAsync(id, bytes, cancellationToken) : first;
            return (last.Made, last.Why);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        Drop();
        _turn.Dispose();
    }

    private async Task<Answer> AskOnceAsync(long id, byte[] request, CancellationToken cancellationToken)
    {
        _process ??= RenderingProcess.Start(find(), script);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_requests == 0 ? Starting + patience : patience);
        RenderReply reply;
        byte[] made;
        try
        {
            (reply, made) = await _process.AskAsync(request, limit.Token);
            if (reply.Id != id) throw new IOException("an answer to another request");
        }
        catch (Exception problem) when (problem is IOException or JsonException or OperationCanceledException)
        {
            // The conversation is out of step: whatever the child still says would be taken for the next answer.
            string complaints = _process.Complaints();
            Drop();
            cancellationToken.ThrowIfCancellationRequested();
            return problem is OperationCanceledException
                ? new Answer(null, $"The report renderer was stopped after {patience.TotalSeconds:0} s on one document.", Died: false)
                : new Answer(null, $"The report renderer ended unexpectedly ({problem.Message}). {complaints}", Died: true);
        }
        _requests++;
        if (_requests >= RequestsPerProcess || reply.Rss > LargestProcess) Drop();
        return reply.Error is null ? new Answer(made, "", Died: false) : new Answer(null, $"The report could not be set: {reply.Error}", Died: false);
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
        _requests = 0;
    }

    private sealed record Answer(byte[]? Made, string Why, bool Died);
}

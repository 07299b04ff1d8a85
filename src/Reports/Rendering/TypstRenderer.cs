using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Autograder.Reports.Charts;

namespace Autograder.Reports.Rendering;

/// <summary>Talks to one rendering process, and replaces it when it dies, hangs, or has grown. One document at a time.</summary>
internal sealed class TypstRenderer(Func<RendererFolder> find) : IAsyncDisposable
{
    private const int DocumentsPerProcess = 400;
    private const long LargestProcess = 500L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private RenderingProcess? _process;
    private int _documents;
    private long _lastId;

    /// <summary>The child's process id, or null where none runs.</summary>
    internal int? ProcessId => _process?.Id;

    /// <exception cref="ReportException">The renderer is missing, refused the document, or failed twice on it.</exception>
    public async Task<byte[]> RenderAsync<TView>(
        string template, PaperSize paper, TView view, Drawings drawings,
        JsonTypeInfo<RenderRequest<TView>> typeInfo, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            RenderRequest<TView> request = new(++_lastId, template, PaperName(paper), view, drawings.Charts, drawings.Pictures);
            return await AskTwiceAsync(request.Id, JsonSerializer.SerializeToUtf8Bytes(request, typeInfo), cancellationToken);
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

    // A child may die of what an earlier document left behind; one that a fresh child dies of too is to be reported.
    private async Task<byte[]> AskTwiceAsync(long id, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(id, request, cancellationToken);
        }
        catch (RendererDiedException)
        {
            try { return await AskAsync(id, request, cancellationToken); }
            catch (RendererDiedException again) { throw new ReportException(again.Message, again); }
        }
    }

    private async Task<byte[]> AskAsync(long id, byte[] request, CancellationToken cancellationToken)
    {
        _process ??= RenderingProcess.Start(find());
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        RenderReply reply;
        byte[] pdf;
        try
        {
            (reply, pdf) = await _process.AskAsync(request, limit.Token);
            if (reply.Id != id) throw new IOException("an answer to another request");
        }
        catch (Exception problem) when (problem is IOException or JsonException or OperationCanceledException)
        {
            // The conversation is out of step: whatever the child still says would be taken for the next answer.
            string complaints = _process.Complaints();
            Drop();
            cancellationToken.ThrowIfCancellationRequested();
            throw problem is OperationCanceledException
                ? new ReportException($"The report renderer was stopped after {Patience.TotalSeconds:0} s on one document.", problem)
                : new RendererDiedException($"The report renderer ended unexpectedly ({problem.Message}). {complaints}", problem);
        }
        Recycle(reply);
        return reply.Error is null ? pdf : throw new ReportException($"The report could not be set: {reply.Error}");
    }

    private void Recycle(RenderReply reply)
    {
        _documents++;
        if (_documents >= DocumentsPerProcess || reply.Rss > LargestProcess) Drop();
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
        _documents = 0;
    }

    private static string PaperName(PaperSize paper) => paper switch
    {
        PaperSize.A4 => "a4",
        PaperSize.UsLetter => "us-letter",
    };

    private sealed class RendererDiedException(string message, Exception inner) : Exception(message, inner);
}

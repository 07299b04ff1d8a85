using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Autograder.Reports.Charts;

namespace Autograder.Reports.Rendering;

/// <summary>Rendering processes side by side. Whoever asks alone always gets the same one, so that a single report starts no second.</summary>
internal sealed class RendererPool : IAsyncDisposable
{
    private readonly ConcurrentStack<TypstRenderer> _free;
    private readonly SemaphoreSlim _turn;
    private readonly int _count;

    public RendererPool(int count, Func<RendererFolder> find)
    {
        _count = count;
        _turn = new SemaphoreSlim(count, count);
        _free = new ConcurrentStack<TypstRenderer>(Enumerable.Range(0, count).Select(_ => new TypstRenderer(find)));
    }

    /// <summary>The one that is asked next.</summary>
    internal TypstRenderer Next => _free.TryPeek(out TypstRenderer? next) ? next : throw new InvalidOperationException("All renderers are at work.");

    /// <inheritdoc cref="TypstRenderer.RenderAsync"/>
    public async Task<byte[]> RenderAsync<TView>(
        string template, PaperSize paper, TView view, Drawings drawings,
        JsonTypeInfo<RenderRequest<TView>> typeInfo, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        TypstRenderer renderer = _free.TryPop(out TypstRenderer? free) ? free : throw new InvalidOperationException("A renderer was lost.");
        try
        {
            return await renderer.RenderAsync(template, paper, view, drawings, typeInfo, cancellationToken);
        }
        finally
        {
            _free.Push(renderer);
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (int taken = 0; taken < _count; taken++)
        {
            await _turn.WaitAsync();
            if (_free.TryPop(out TypstRenderer? renderer)) await renderer.DisposeAsync();
        }
        _turn.Dispose();
    }
}

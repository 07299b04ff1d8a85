namespace Autograder.Reports.Rendering;

/// <summary>Talks to one rendering process, and replaces it when it dies, hangs, or has grown.</summary>
internal sealed class TypstRenderer(RendererFolder folder) : IAsyncDisposable
{
    private readonly RendererFolder _folder = folder;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public override string ToString() => _folder.Path;
}

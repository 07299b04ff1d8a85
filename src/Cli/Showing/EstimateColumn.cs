using Spectre.Console;
using Spectre.Console.Rendering;

namespace Autograder.Cli.Showing;

/// <summary>About how long a line of the progress still takes.</summary>
internal sealed class EstimateColumn(Estimates estimates) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var elapsed = task.ElapsedTime ?? TimeSpan.Zero;
        var left = task.IsIndeterminate ? estimates.Of(elapsed) : estimates.OfBatch(elapsed);
        return left is { } time ? new Text($"about {Spans.Words(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)))} left", Color.Grey) : Text.Empty;
    }
}

using System.Collections.Concurrent;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Spectre.Console;

namespace Autograder.Cli.Showing;

/// <summary>A bar for the batch and a moving line for each submission at work: phase, elapsed, estimate.</summary>
internal sealed class MovingDisplay : IBatchDisplay
{
    private readonly ConcurrentDictionary<string, ProgressTask> _lines = new();
    private readonly ProgressContext _context;
    private readonly ProgressTask _batch;
    private readonly Estimates _estimates;
    private readonly Lock _turn = new();

    private MovingDisplay(ProgressContext context, int total, Estimates estimates)
    {
        _context = context;
        _estimates = estimates;
        _batch = context.AddTask($"[bold]0 of {total} graded[/]", maxValue: total);
    }

    public static Task ShowAsync(IAnsiConsole screen, int total, Func<IBatchDisplay, Task> work)
    {
        var estimates = new Estimates(total);
        return screen.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new EstimateColumn(estimates))
            .StartAsync(context => work(new MovingDisplay(context, total, estimates)));
    }

    public void Report(GradingPhase value)
    {
        var words = $"{Markup.Escape(PlainText.Line(value.Submission, 30))} [grey]{Markup.Escape(PlainText.Line(value.Phase, 40))}[/]";
        _lines.GetOrAdd(value.Submission, _ =>
        {
            var task = _context.AddTask(words);
            task.IsIndeterminate = true;
            return task;
        }).Description = words;
    }

    public void Done(Grade grade, TimeSpan took)
    {
        if (_lines.TryRemove(grade.Submission.Id, out var line))
        {
            line.StopTask();
        }

        lock (_turn)
        {
            _estimates.Finish(took);
            _batch.Increment(1);
            _batch.Description = $"[bold]{_estimates.Finished} of {_batch.MaxValue:0} graded[/]";
        }
    }

    public void Stopping() => _batch.Description = "[yellow]Stopping: sandboxes are being removed (Ctrl-C again ends at once)[/]";
}

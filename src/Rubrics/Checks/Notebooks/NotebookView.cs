using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What tests of one notebook item may look at.</summary>
internal sealed class NotebookView(JudgingContext context, Item item)
{
    private readonly Dictionary<string, IReadOnlyList<NotebookResult>> _results = [];

    public JudgingContext Context => context;
    public Item Item => item;

    /// <summary>All runs of that name, in the order of the seeds.</summary>
    public IReadOnlyList<RunResult> Runs(string run) => context.ResultsOf(run);

    /// <summary>What every run of that name left behind, in the order of the seeds.</summary>
    public IReadOnlyList<NotebookResult> Results(string run) =>
        _results.TryGetValue(run, out var known) ? known : _results[run] = [.. Runs(run).Select(NotebookResult.Of)];

    /// <summary>What the first run left behind; null where nothing was handed in that it could run.</summary>
    public NotebookResult? Result(string run) => Results(run).FirstOrDefault();

    /// <summary>The model as the first run left it; null where nothing was handed in that it could run.</summary>
    public ModelResult? Model(string run, string model) => Result(run)?.Model(model);

    /// <summary>The model's variable in the notebook, for people.</summary>
    public string Variable(string run, string model) =>
        Settings(run)?.Models.FirstOrDefault(m => m.Id == model)?.Name ?? model;

    /// <summary>The variable with what the student logged while training it, for people; null where the package names none.</summary>
    public string? Log(string run, string model) => Settings(run)?.Models.FirstOrDefault(m => m.Id == model)?.Log;

    /// <summary>Why there is nothing to look at, in words for the student.</summary>
    public string Absent(string run) =>
        $"No notebook called {Settings(run)?.File ?? run} (.ipynb or .py) was handed in, so there was nothing to run.";

    /// <summary>What the package says of a notebook run; null for runs of other kinds.</summary>
    public NotebookSettings? Settings(string run) => context.Assignment.Runs.FirstOrDefault(r => r.Name == run)?.Notebook;
}

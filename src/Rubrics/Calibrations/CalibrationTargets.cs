using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Calibrations;

/// <summary>A run, and the models of it that some rule measures; one nameless model where the run trains one network.</summary>
public sealed record CalibrationTarget(RunSettings Run, IReadOnlyList<string> Models)
{
    public IEnumerable<string> Keys => Models.Select(model => Calibration.Key(Run.Name, model));
}

/// <summary>What of a package needs to be calibrated, and what calibrations depend on.</summary>
public static class CalibrationTargets
{
    /// <summary>Runs whose measurements meet a threshold, a claim or another model's, in the order of the package.</summary>
    public static IReadOnlyList<CalibrationTarget> Of(Assignment assignment)
    {
        var measured = assignment.Items.SelectMany(Measured).ToHashSet();
        return [.. assignment.Runs
            .Select(run => new CalibrationTarget(run, [.. run.Notebook is { } notebook
                ? notebook.Models.Select(m => m.Id).Where(id => measured.Contains(new ModelName(run.Name, id)))
                : measured.Where(m => m.Run == run.Name).Select(m => m.Model)]))
            .Where(target => target.Models.Count > 0)];
    }

    /// <summary>Names what is trained: the files of the reference that bear on it, what the package asks of the run, and the drivers.</summary>
    internal static string Subject(Assignment assignment, SubmissionPackage reference, RunSettings run)
    {
        var files = SubmittedFiles.Assign(assignment.Submission, reference.Files);
        var seen = run.Notebook is { } asked ? NotebookNames.Beside(files, asked.File, reference).Files : files.Of("code").Concat(files.Of("settings"));
        IEnumerable<string> parts =
        [
            assignment.DriversSha256, .. RunQuestion.Of(assignment, run).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value),
            .. seen.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Path} {f.Sha256}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
    }

    private static IEnumerable<ModelName> Measured(Item item) => item.Check switch
    {
        ItemCheck.Metric metric => [new ModelName(metric.Run, "")],
        ItemCheck.Notebook notebook => notebook.Criteria.SelectMany(Measured),
        _ => [],
    };

    private static IEnumerable<ModelName> Measured(NotebookCriterion criterion)
    {
        var own = new ModelName(criterion.Run, criterion.Model);
        return criterion.Test switch
        {
            NotebookTest.Metric or NotebookTest.Claim or NotebookTest.Behaviour => [own],
            NotebookTest.Comparison comparison => [own, comparison.With],
            _ => [],
        };
    }
}

using System.Text.Json.Nodes;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Calibrations;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Proving;
using Spectre.Console;

namespace Autograder.Cli.Proving;

/// <summary>One call of "check": proves each package and says what is wrong with it.</summary>
internal sealed class ProofRun(ProofOptions options, int jobs, bool json, Surroundings around)
{
    private readonly IAnsiConsole _screen = around.Screen(json ? around.Error : around.Out);
    private readonly JsonLines? _lines = json ? new JsonLines(around.Out) : null;

    /// <summary>Packages that cannot even be read are reported together; the others are proved one after the other.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> named, CancellationToken cancel)
    {
        var mistakes = new List<string>();
        var assignments = named.Select(name => Packages.TryLoad(name, mistakes)).OfType<Assignment>().ToList();
        var pairs = assignments.Select(full => (Full: full, Proved: options.Full ? full : TryLoadQuick(full, mistakes))).ToList();
        var sound = true;
        foreach (var (full, proved) in pairs)
        {
            sound &= proved is null || await ProveAsync(full, proved, cancel);
        }

        if (mistakes.Count > 0)
        {
            throw new CallerMistake(mistakes);
        }

        return sound ? ExitCode.Worked : ExitCode.CallersMistake;
    }

    private async Task<bool> ProveAsync(Assignment full, Assignment assignment, CancellationToken cancel)
    {
        await using var host = around.Host();
        var machine = await host.MachineForAsync(assignment, ProofStore.Of(around, assignment), cancel);
        var report = await ShowAsync(assignment, progress =>
            new PackageProver(assignment, machine, around.Time).ProveAsync(options, jobs, progress, cancel));
        IReadOnlyList<string> warnings = [.. new[] { full, assignment }.Distinct().SelectMany(a => CalibrationState.Warnings(a, cancel))];
        ProofTable.Show(_screen, assignment, report, warnings);
        _lines?.Write("checked", ("assignment", assignment.Slug), ("sound", report.Sound), ("problems", Strings(report.Problems)), ("unproved", Strings(report.Unproved)), ("warnings", Strings(warnings)), ("quick", assignment.IsQuick),
            ("submissions", report.Submissions.Count), ("mutants", report.MutantsTried),
            ("survivors", Strings(report.Survivors.Select(s => s.ToString()))));
        return report.Sound;
    }

    private static Assignment? TryLoadQuick(Assignment full, List<string> mistakes)
    {
        try
        {
            return Packages.LoadQuick(full.Folder) is { IsQuick: true } quick ? quick : full;
        }
        catch (CallerMistake mistake)
        {
            mistakes.AddRange(mistake.Problems);
            return null;
        }
    }

    private async Task<ProofReport> ShowAsync(Assignment assignment, Func<IProgress<GradingPhase>?, Task<ProofReport>> prove)
    {
        if (!around.IsLive(_screen))
        {
            _screen.MarkupLine(Markup.Escape($"Checking {assignment.Slug} …"));
            return await prove(null);
        }

        return await _screen.Status().StartAsync($"Checking {Markup.Escape(assignment.Slug)}", context => prove(new StatusLine(context, assignment.Slug)));
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private sealed class StatusLine(StatusContext context, string slug) : IProgress<GradingPhase>
    {
        public void Report(GradingPhase value) =>
            context.Status = $"Checking {Markup.Escape(slug)} [grey]{Markup.Escape(PlainText.Line($"{value.Submission}: {value.Phase}", 80))}[/]";
    }
}

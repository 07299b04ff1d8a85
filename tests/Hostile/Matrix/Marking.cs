using System.Text;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;

namespace Autograder.Hostile.Matrix;

/// <summary>What must hold of a cell, whatever the case did.</summary>
/// <param name="Baseline">The marks that it must have: those of zeros, or all for a control.</param>
internal sealed record Marking(HostileCase Case, Way Way, decimal Baseline)
{
    /// <summary>Words of ours that say nothing to a student.</summary>
    private static readonly string[] Jargon = ["autograder_box", "/task/lib", "/autograder/", "GradingFault", "System.", "safetensors", "shim.py", "   at "];

    /// <summary>What a student must read of how it ended, one of these: another sentence sends them to look for the wrong mistake.</summary>
    private static readonly Dictionary<Outcome, string[]> Ends = new()
    {
        [Outcome.TimedOut] = ["its time was up", "the time was up", "took longer than it may"],
        [Outcome.Cpu] = ["processor time was used up"],
        [Outcome.Memory] = ["more memory than allowed"],
        [Outcome.Output] = ["printed without end"],
    };

    public Outcome OutcomeOf(Graded graded) =>
        graded.Fault.Length > 0 || graded.Grade is null or { Status: GradeStatus.NotGraded } ? Outcome.OurFault
        : graded.Gathered.Ended ?? (graded.Marks == FullMarks(graded.Grade) ? Outcome.Full : Outcome.Wrong);

    public IEnumerable<string> ProblemsOf(Graded graded)
    {
        var outcome = OutcomeOf(graded);
        if (outcome == Outcome.OurFault || graded.Grade is not { } grade)
        {
            return [$"it became our fault: {graded.Fault}"];
        }

        return [.. OfMarks(graded, outcome), .. OfLimits(graded.Gathered), .. OfSaying(grade, outcome), .. OfWords(grade), .. OfCanaries(grade, graded.Report), .. OfEvidence(graded.Gathered.Text)];
    }

    private IEnumerable<string> OfMarks(Graded graded, Outcome outcome)
    {
        if (graded.Marks != Baseline)
        {
            yield return $"it got {graded.Marks} marks instead of {Baseline}";
        }

        if (!Case.Expected.Contains(outcome))
        {
            yield return $"it came out as {outcome}, not as one of {string.Join(", ", Case.Expected)}";
        }
    }

    /// <summary>A control keeps within every limit, so nothing of it may be cut or left out.</summary>
    private IEnumerable<string> OfLimits(Gathered gathered) => !Case.IsControl ? [] :
        gathered.Runs.SelectMany(run => run.Notes.Append(run.OutputTrimmed ? "what it printed was cut" : "").Where(n => n.Length > 0)).Select(n => "a control lost something: " + n);

    private IEnumerable<string> OfSaying(Grade grade, Outcome outcome)
    {
        var told = string.Join('\n', grade.Items.Where(i => i.Awarded < i.Maximum).SelectMany(i => new[] { i.Found }.Concat(i.Feedback).Concat(i.Criteria.Select(c => c.Reason))));
        if (Ends.TryGetValue(outcome, out var ends) && !ends.Any(e => told.Contains(e, StringComparison.Ordinal)))
        {
            yield return $"it came out as {outcome}, and the student does not read any of '{string.Join("', '", ends)}': {told}";
        }

        if (!told.Contains(Case.Says, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"it does not say '{Case.Says}', but {told}";
        }
    }

    private static IEnumerable<string> OfWords(Grade grade)
    {
        foreach (var item in grade.Items.Where(i => i.Awarded < i.Maximum))
        {
            string[] said = [item.Found, .. item.Feedback, .. item.Criteria.Select(c => c.Reason)];
            if (item.Found.Length < 10 || item.Criteria.Any(c => c.Awarded < c.Maximum && c.Reason.Length < 10))
            {
                yield return $"{item.Id} does not say why";
            }

            foreach (var word in Jargon.Where(w => said.Any(s => s.Contains(w, StringComparison.Ordinal))))
            {
                yield return $"{item.Id} says '{word}' to a student: {string.Join(" / ", said.Where(s => s.Contains(word, StringComparison.Ordinal)))}";
            }
        }

        if (grade.Items.FirstOrDefault(i => i.State is not ItemState.Graded) is { } waiting)
        {
            yield return $"{waiting.Id} is {waiting.State}";
        }

        foreach (var found in Plain.Problems(ResultsJson.Write(grade)))
        {
            yield return "results.json holds " + found;
        }
    }

    /// <summary>In everything that a student can see; the report must also be one of this grade.</summary>
    /// <param name="report">The words of the PDF that the student gets.</param>
    public static IEnumerable<string> OfCanaries(Grade grade, string report, string canary = Canaries.Mark)
    {
        if (!report.Contains(grade.Submission.Id, StringComparison.Ordinal))
        {
            yield return "the report does not say whose it is: " + report;
        }

        foreach (var (where, text) in new[] { ("results.json", Encoding.UTF8.GetString(ResultsJson.Write(grade))), ("grade.json", Encoding.UTF8.GetString(GradeJson.Write(grade))), ("the report", report) })
        {
            if (text.Contains(canary, StringComparison.Ordinal))
            {
                yield return "a canary is in " + where;
            }
        }
    }

    private IEnumerable<string> OfEvidence(string text)
    {
        if (!text.Contains("ATTACK-RAN " + Case.Ran, StringComparison.Ordinal))
        {
            yield return "nothing shows that it ran";
        }

        foreach (var line in text.Split('\n', '"', '\\').Where(l => l.StartsWith("ALLOWED ", StringComparison.Ordinal) || l.StartsWith("nALLOWED ", StringComparison.Ordinal)
            || l.StartsWith("LEAK ", StringComparison.Ordinal) || l.StartsWith("nLEAK ", StringComparison.Ordinal)
            || l.StartsWith("BROKEN ", StringComparison.Ordinal) || l.StartsWith("nBROKEN ", StringComparison.Ordinal)).Where(l => !(Case.IsBrought && l.EndsWith("/solution.py", StringComparison.Ordinal))).Distinct().Take(8)) // its own text names the canaries
        {
            yield return "in the box: " + line[..Math.Min(line.Length, 160)];
        }

        if (text.Contains(Canaries.Mark, StringComparison.Ordinal))
        {
            yield return "a canary came out of the box";
        }
    }

    private static decimal FullMarks(Grade grade) => grade.Maximum.Value;
}

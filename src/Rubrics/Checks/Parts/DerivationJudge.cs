using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a derivation line by line: marks for every result that it reaches, also those that follow correctly from an earlier mistake.</summary>
internal static class DerivationJudge
{
    private const int MostLines = 200;

    public static PartFinding Judge(PartCheck.Derivation check, PartContext context)
    {
        if ((context.Field("lines") ?? context.Answer) is not { } answer || LinesOf(answer.Value) is not { Count: > 0 } lines)
        {
            var missing = $"There is no answer '{context.Part.Answer}' in the answers file.";
            return new PartFinding(Outcome.NotAnswered, 0, missing)
            {
                Criteria = PartLines.All(context.Part, Verdict.NotMet, missing),
                Feedback = [$"Write the lines of the derivation as a list: '{context.Part.Answer}: {{ lines: [\"…\", \"…\"] }}'."],
            };
        }

        if (lines.Count > MostLines)
        {
            var tooMany = $"Not understood: the derivation has more than {MostLines} lines.";
            return PartFinding.Unread(tooMany) with { Criteria = PartLines.All(context.Part, Verdict.WaitsForMarker, tooMany) };
        }

        var verdict = (check.Lines ?? throw new InvalidOperationException("A package with mistakes is not graded.")).Judge(lines);
        var criteria = check.Required.Zip(verdict.Results).Select(pair => Line(check, pair.First, pair.Second)).ToList();
        var outcome = criteria.Exists(c => c.Verdict == Verdict.WaitsForMarker) ? Outcome.Undecided : criteria.TrueForAll(c => c.Verdict == Verdict.Met) ? Outcome.Right : Outcome.Wrong;
        return new PartFinding(outcome, outcome == Outcome.Right ? 1 : 0, Words(verdict, criteria))
        {
            Criteria = criteria,
            Exhibits = [new Exhibit.Derivation { Title = context.Part.Name.Length == 0 ? "Your derivation" : $"Your derivation: {context.Part.Title}", Lines = [.. verdict.Lines.Select(Shown)] }],
        };
    }

    private static List<string> LinesOf(Typed typed) => typed switch
    {
        Typed.List list => [.. list.Items.SelectMany(LinesOf)],
        Typed.Words { Text: { Length: > 0 } text } => [text],
        _ => [],
    };

    private static CriterionGrade Line(PartCheck.Derivation check, RequiredLine required, ResultVerdict result)
    {
        var share = result.Status switch
        {
            ResultStatus.Reached => 1m,
            ResultStatus.ReachedFromWrong => check.FollowShare,
            ResultStatus.Missing or ResultStatus.Undecided => 0m,
        };
        share *= result.MissingForm is null ? 1 : check.FormShare;
        var verdict = result.Status == ResultStatus.Undecided ? Verdict.WaitsForMarker : share >= 1 ? Verdict.Met : share > 0 ? Verdict.PartlyMet : Verdict.NotMet;
        var reason = result.Status switch
        {
            ResultStatus.Reached => $"Reached in line {result.Line}.",
            ResultStatus.ReachedFromWrong => $"Line {result.Line} is not the key, but it follows correctly from your own earlier line. {result.Says}".TrimEnd(),
            ResultStatus.Missing => result.Says,
            ResultStatus.Undecided => $"{result.Says} A marker will look at it.",
        };
        return new CriterionGrade(required.Text, verdict, required.Marks.Share(share), required.Marks, result.MissingForm is null ? reason : $"{reason} {result.MissingForm}");
    }

    private static string Words(DerivationVerdict verdict, List<CriterionGrade> criteria)
    {
        var reached = criteria.Count(c => c.Awarded >= c.Maximum && c.Verdict != Verdict.WaitsForMarker);
        var words = $"{reached} of {criteria.Count} results {(criteria.Count == 1 ? "is" : "are")} reached.";
        return verdict.FirstWrong is { } wrong ? $"{words} Line {wrong.Number} is the first that does not follow. {wrong.Note}".TrimEnd()
            : verdict.Lines.FirstOrDefault(l => l.Status == LineStatus.NotUnderstood) is { } unread ? $"{words} Line {unread.Number} was not understood: {unread.Note}".TrimEnd()
            : words;
    }

    private static DerivationLine Shown(Reference.Expressions.LineVerdict line) => new(
        line.Text,
        line.Tex,
        line.Status switch
        {
            LineStatus.Follows => Grades.LineVerdict.Follows,
            LineStatus.FollowsFromWrong => Grades.LineVerdict.FollowsFromWrong,
            LineStatus.DoesNotFollow => Grades.LineVerdict.Wrong,
            LineStatus.NotUnderstood => Grades.LineVerdict.NotUnderstood,
            LineStatus.Undecided => Grades.LineVerdict.Undecided,
        },
        line.Note.Length > 0 ? line.Note : null);
}

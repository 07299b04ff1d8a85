using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Publishing;

/// <summary>Grades the solution that a paper prints, by the computed keys alone, and says where the two disagree.</summary>
public static class PublishedSolution
{
    /// <summary>Name of the folder that holds it.</summary>
    public const string Folder = "published";

    /// <summary>Whether the package has a printed solution.</summary>
    public static bool IsIn(Assignment assignment) => Directory.Exists(Path.Combine(assignment.Folder, Folder));

    public static PublishedReport Compare(Assignment assignment, CancellationToken cancel)
    {
        var folder = Path.Combine(assignment.Folder, Folder);
        var mistakes = new List<YamlProblem>();
        var notes = PublishedNotes.Read(folder, mistakes);
        return SubmissionReader.Read(folder, IntakeLimits.Default, cancel) switch
        {
            IntakeResult.Accepted accepted => new Comparison(assignment, notes, mistakes).Of(accepted.Package),
            IntakeResult.Refused refused => new PublishedReport([], 0, [.. refused.Reasons.Select(r => $"{folder}: {r}")]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private sealed class Comparison(Assignment assignment, PublishedNotes notes, List<YamlProblem> mistakes)
    {
        private readonly List<Disagreement> _found = [];
        private readonly List<string> _problems = [];
        private readonly HashSet<PublishedNote> _used = [];
        private int _agreements;

        public PublishedReport Of(SubmissionPackage package)
        {
            var files = SubmittedFiles.Assign(assignment.Submission, package.Files);
            var context = JudgingContexts.Start(assignment, files, new HashSet<string>()) with { KeysAlone = true, Student = assignment.AnswerRules.ExampleId };
            var judge = new AnswerJudge(context);
            _problems.AddRange(context.Answers.Problems);
            foreach (var item in assignment.Items.Where(i => i.Check.Typed is not null))
            {
                var parts = judge.Parts(item);
                if (item.Check is ItemCheck.Answers { Marking.Either.Count: > 0 } check && judge.Judge(item, check).Awarded >= item.Marks)
                {
                    parts = [.. parts.Where(Agrees)]; // of alternative sets of answers only one has to be right
                }

                // one printed answer may be read in several ways
                foreach (var part in parts.Where(p => Agrees(p) || !parts.Any(other => other.Part.Answer == p.Part.Answer && Agrees(other))))
                {
                    Compare(item, part, judge, context);
                }
            }

            foreach (var note in notes.Notes.Where(n => !_used.Contains(n)))
            {
                State(note);
            }

            return new PublishedReport(
                [.. _found.OrderBy(d => d.Line).ThenBy(d => d.Item, StringComparer.Ordinal)], _agreements, [.. mistakes.Select(m => m.ToString()), .. _problems]);
        }

        private static bool Agrees(PartVerdict verdict) => verdict.Finding.Outcome is Outcome.Right or Outcome.Accepted;

        private void Compare(Item item, PartVerdict verdict, AnswerJudge judge, JudgingContext context)
        {
            var finding = verdict.Finding;
            if (finding.Outcome is Outcome.NotAnswered or Outcome.Waits)
            {
                return;
            }

            if (finding.Outcome is Outcome.NotUnderstood or Outcome.Undecided)
            {
                _problems.Add($"published: {verdict.Part.FullName} cannot be compared: {finding.Reason}");
                return;
            }

            if (KindOf(verdict, judge, context) is not { } kind)
            {
                _agreements++;
                return;
            }

            var own = notes.Notes.Where(n => !n.IsStatement && n.Item == item.Id && n.Part == verdict.Part.Name).ToList();
            if (own.Count == 0)
            {
                _problems.Add($"published: {verdict.Part.FullName} disagrees with the key ({judge.KeyWords(verdict.Part)}) and {PublishedNotes.FileName} does not say where it is printed and why: {string.Join(" ", verdict.Criteria.Where(c => c.Awarded < c.Maximum).Select(c => c.Reason).DefaultIfEmpty(finding.Reason))}");
                return;
            }

            foreach (var note in own)
            {
                _used.Add(note);
                _found.Add(new Disagreement(SourceOf(item, note), item.Id, note.Part, kind, notes.Seed, note.Line, note.Printed, note.Correct ?? judge.KeyWords(verdict.Part), note.Why, DecidedOf(verdict.Part)));
            }
        }

        /// <summary>Null where printed and computed agree.</summary>
        private static DisagreementKind? KindOf(PartVerdict verdict, AnswerJudge judge, JudgingContext context)
        {
            var full = verdict.Finding.Criteria is null ? verdict.Finding.Outcome is Outcome.Right or Outcome.Accepted : verdict.Earned >= verdict.Part.Marks;
            if (!full)
            {
                return verdict.Waits && verdict.Proposed >= verdict.Part.Marks ? null : DisagreementKind.Wrong;
            }

            return verdict.Finding.Outcome == Outcome.Right && verdict.Part.Check is PartCheck.Number or PartCheck.Matrix { Transposed: false, AnyOrder: false, Scaled: false, Flipped: false }
                && context.Answers.Find(verdict.Part.Answer) is { } printed && judge.KeyValue(verdict.Part) is { } key && !PrintedDigits.Agree(printed.Value, key)
                ? DisagreementKind.Digits : null;
        }

        /// <summary>A note that no compared answer has used up: a statement, or a mistake of the author.</summary>
        private void State(PublishedNote note)
        {
            if (assignment.Items.FirstOrDefault(i => i.Id == note.Item) is not { } item)
            {
                mistakes.Add(new YamlProblem(note.At.File, note.At.Line, note.At.Path, $"there is no item '{note.Item}'"));
            }
            else if (!note.IsStatement)
            {
                mistakes.Add(new YamlProblem(note.At.File, note.At.Line, note.At.Path, $"the printed answer to {note.Item}{(note.Part.Length > 0 ? "." + note.Part : "")} agrees with the key (or is not in answers.yaml): nothing to claim; write 'statement: true' where the error is in words or steps"));
            }
            else
            {
                _found.Add(new Disagreement(SourceOf(item, note), item.Id, note.Part, DisagreementKind.Statement, notes.Seed, note.Line, note.Printed, note.Correct ?? "", note.Why, null));
            }
        }

        private static string SourceOf(Item item, PublishedNote note) => note.Source ?? item.Sources.DefaultIfEmpty(item.Id).First();

        private static string? DecidedOf(Part part) => part.Decision is { } decision
            ? decision.Kind switch
            {
                DecisionKind.Replace => "replace",
                DecisionKind.AcceptBoth => "accept_both",
                DecisionKind.Keep => "keep",
            }
            : null;
    }
}

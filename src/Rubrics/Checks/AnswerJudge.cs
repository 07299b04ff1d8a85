using System.Diagnostics;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Marking;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges the typed answers of one submission. Items may refer to each other, so what was found about a part is found once.</summary>
internal sealed class AnswerJudge
{
    private readonly JudgingContext _context;
    private readonly StudentAnswers _student;
    private readonly TermEvaluator _keys;
    private readonly Dictionary<string, IReadOnlyList<PartVerdict>> _items = [];
    private readonly Dictionary<string, IReadOnlyList<CriterionGrade>> _deductions = [];
    private readonly List<string> _flags = [];

    public AnswerJudge(JudgingContext context)
    {
        _context = context;
        _student = new StudentAnswers(context.Assignment, context.Answers, context.Student);
        _keys = new TermEvaluator(context.Assignment.Keys, _student);
    }

    /// <summary>For the instructor.</summary>
    public IReadOnlyList<string> Flags => _flags;

    public ItemGrade Judge(Item item, ItemCheck.Answers check)
    {
        var found = VerdictsOf(item, check);
        var deductions = _deductions[item.Id];
        var parts = found.Select(MarksOf).ToList();
        var marked = Marker.Apply(check.Marking, item.Marks, parts, name => IsRight(item, name), deductions.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded));
        var counted = parts.Where(p => !marked.Excluded.ContainsKey(p)).Aggregate(Marks.Zero, (sum, p) => sum + p.Earned);
        var full = marked.Adjustments.Aggregate(counted, (sum, a) => sum + a.Marks) >= item.Marks;
        var verdicts = found.Zip(parts).Select(pair => marked.Excluded.TryGetValue(pair.Second, out var why) ? pair.First.LeftAside(why, settled: full) : pair.First).ToList();
        List<CriterionGrade> criteria =
        [
            .. verdicts.SelectMany(v => v.Criteria),
            .. deductions,
            .. verdicts.Select(Limit).OfType<CriterionGrade>(),
            .. marked.Adjustments.Select(a => new CriterionGrade(a.Text, Verdict.NotApplicable, a.Marks, Marks.Zero, a.Reason)),
        ];
        var state = criteria.Exists(c => c.Verdict == Verdict.WaitsForMarker) ? ItemState.WaitsForMarker : ItemState.Graded;
        var view = new AnswerViews(_context, _student, _keys);
        return ItemJudge.Frame(item, state, view.Found(check, verdicts), criteria) with
        {
            Feedback = [.. verdicts.Where(v => v.Counts).SelectMany(v => v.Finding.Feedback).Distinct().Take(5)],
            Exhibits = view.Exhibits(item, check, verdicts),
            Key = view.KeyOf(check, verdicts),
        };
    }

    /// <summary>What was found about each part of an item with typed answers.</summary>
    public IReadOnlyList<PartVerdict> Parts(Item item) => item.Check.Typed is { } check ? VerdictsOf(item, check) : [];

    /// <summary>The key of a part where it is a value, or null.</summary>
    public Given? KeyValue(Part part) => part.Check.Key is { } key ? _keys.Evaluate(key).Value : null;

    /// <summary>The key of a part in plain text.</summary>
    public string KeyWords(Part part) => KeyText.Of(part, _keys);

    private IReadOnlyList<PartVerdict> VerdictsOf(Item item, ItemCheck.Answers check)
    {
        if (_items.TryGetValue(item.Id, out var known))
        {
            return known;
        }

        var verdicts = check.Parts.Select(part => WithWorking(item, check, PartVerdict.Of(part, Find(part)))).ToList();
        _flags.AddRange(verdicts.SelectMany(v => v.Finding.Flags));
        List<CriterionGrade> deductions = [.. check.Marking.Deductions.Where(d => d.Unless is null).Select(d => Deduction(d, verdicts))];
        List<CriterionGrade> all = [.. verdicts.SelectMany(v => v.Criteria), .. deductions];
        var decided = DecidedCriteria.Apply(item.Id, all, _context.Decided, _flags, LinesBefore(item));
        var at = 0;
        for (var i = 0; i < verdicts.Count; i++)
        {
            var count = verdicts[i].Criteria.Count;
            verdicts[i] = verdicts[i] with { Criteria = [.. decided.Skip(at).Take(count)] };
            at += count;
        }

        _deductions[item.Id] = [.. decided.Skip(at)];
        return _items[item.Id] = verdicts;
    }

    /// <summary>Decisions count the lines of the item's whole rubric.</summary>
    private int LinesBefore(Item item) => _context.Assignment.Items.First(i => i.Id == item.Id).Check.LinesBeforeTyped;

    /// <summary>A marker may take marks off; where nothing can be lost, nothing waits for it.</summary>
    private static CriterionGrade Deduction(Deduction deduction, IReadOnlyList<PartVerdict> verdicts) =>
        verdicts.Any(v => v.Waits)
            ? new CriterionGrade(deduction.Text, Verdict.WaitsForMarker, Marks.Zero, Marks.Zero, $"A marker decides whether {deduction.Marks} applies.", new Proposal(Marks.Zero, "Only a person can see this."))
            : new CriterionGrade(deduction.Text, Verdict.NotApplicable, Marks.Zero, Marks.Zero, "Nothing was taken off.");

    private PartFinding Find(Part part)
    {
        if (_context.Answers.IsUnreadable)
        {
            return Unreadable(part);
        }

        var context = new PartContext
        {
            Part = part,
            Sheet = _context.Answers,
            Keys = _keys,
            Book = _context.Assignment.Keys,
            Decimal = _context.Assignment.AnswerRules.Decimal,
            Student = _student,
            HasReport = _context.Files.Of("report").Count > 0 || _context.Files.Of("drawing").Count > 0,
            Proofs = _context.Proofs,
            Decision = _context.KeysAlone ? null : part.Decision,
        };
        return part.Check.Fields.Select(context.Field).Prepend(context.Answer).FirstOrDefault(a => a?.Doubt is not null) is { Doubt: { } doubt } answer
            ? Doubted(part, answer, doubt) : Find(part, context);
    }

    private static PartFinding Find(Part part, PartContext context) => part.Check switch
    {
        PartCheck.Network network => NetworkJudge.Judge(network, context),
        PartCheck.Drawing drawing => DrawingJudge.Judge(drawing, context),
        PartCheck.Text text => FindText(text, context),
        PartCheck.Derivation derivation => DerivationJudge.Judge(derivation, context),
        _ when context.Answer is not { } => Missing(part),
        PartCheck.Number number => NumberJudge.Judge(number, context, context.Answer),
        PartCheck.Matrix matrix => MatrixJudge.Judge(matrix, context, context.Answer),
        PartCheck.Choice choice => ChoiceJudge.Judge(choice, context, context.Answer),
        PartCheck.Boolean boolean => BooleanJudge.Judge(boolean, context.Answer),
        PartCheck.Expression expression => ExpressionJudge.Judge(expression, context, context.Answer),
        _ => throw new UnreachableException(),
    };

    private static PartFinding FindText(PartCheck.Text text, PartContext context)
    {
        var words = context.Answer is { } answer ? Prose(answer.Value).Trim() : "";
        return words.Length > 0 ? TextJudge.Judge(text.Criteria, text.Accepted, context, words)
            : !text.IsTyped || context.HasReport ? TextJudge.Judge(text.Criteria, text.Accepted, context, null)
            : TextJudge.Empty(text.Criteria, $"There is no answer '{context.Part.Answer}' in the answers file.");
    }

    private static string Prose(Typed typed) => typed is Typed.List list ? string.Join('\n', list.Items.Select(Prose)) : typed.Shown;

    private static PartFinding Missing(Part part) =>
        new(Outcome.NotAnswered, 0, $"There is no answer '{part.Answer}' in the answers file.") { Feedback = part.Name.Length == 0 && part.Check is PartCheck.Number ? [$"Write it as '{part.Answer}: 0.123'."] : [] };

    private static PartFinding Doubted(Part part, TypedAnswer answer, string doubt) =>
        WithLines(part, PartFinding.Unread($"Not understood: {doubt}, so a marker looks at it.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, doubt)] });

    private PartFinding Unreadable(Part part) => WithLines(part, PartFinding.Unread("The answers file could not be read, so a marker will read this answer.") with { Feedback = [.. _context.Answers.Problems.Take(3)] });

    /// <summary>Parts with several lines keep them, whatever was found.</summary>
    private static PartFinding WithLines(Part part, PartFinding finding) => finding with { Criteria = PartLines.All(part, Verdict.WaitsForMarker, finding.Reason) };

    /// <summary>Where the way must be shown and is not, marks are kept back until a marker has looked.</summary>
    private PartVerdict WithWorking(Item item, ItemCheck.Answers check, PartVerdict verdict)
    {
        if (!check.WorkingRequired || verdict.Earned == Marks.Zero || verdict.Part.Check is PartCheck.Text or PartCheck.Drawing or PartCheck.Derivation
            || HasWorking(item.Id) || HasWorking(verdict.Part.Answer))
        {
            return verdict;
        }

        return verdict with
        {
            Criteria = [.. verdict.Criteria.Select(c => c.Awarded > Marks.Zero ? c with
            {
                Awarded = Marks.Zero,
                Verdict = Verdict.WaitsForMarker,
                Reason = c.Reason + $" The working is asked for and '{AnswerNames.WorkingOf(item.Id)}' is empty, so a marker decides.",
                Proposal = new Proposal(Marks.Zero, $"Worth {c.Awarded} by the answer alone; no working was handed in."),
            } : c)],
        };
    }

    private bool HasWorking(string name) => _context.Answers.Find(AnswerNames.WorkingOf(name)) is { } working && working.Value.Shown.Any(char.IsLetterOrDigit);

    /// <summary>Lines of a part may add up to more than the part is worth, or to less than nothing.</summary>
    private static CriterionGrade? Limit(PartVerdict verdict)
    {
        var sum = verdict.Criteria.Aggregate(Marks.Zero, (s, c) => s + c.Awarded);
        return sum == verdict.Earned ? null : new CriterionGrade(
            verdict.Part.Title, Verdict.NotApplicable, verdict.Earned - sum, Marks.Zero,
            sum > verdict.Earned ? $"At most {verdict.Part.Marks} can be earned here." : "Deductions take away at most what was earned.");
    }

    private static PartMarks MarksOf(PartVerdict verdict) => new()
    {
        Name = verdict.Part.Name,
        Title = verdict.Part.Title,
        Maximum = verdict.Part.Marks,
        Earned = verdict.Earned,
        Attempted = verdict.IsAttempt,
        Right = verdict.IsRight,
        Floor = verdict.Part.Floor,
        InvalidatedBy = verdict.Part.InvalidatedBy,
        OnlyIf = verdict.Part.OnlyIf,
    };

    /// <summary>A name within the item, or the full name of any part, or an item all of whose parts are right.</summary>
    private bool IsRight(Item item, string name)
    {
        var own = item.Check.Typed?.Parts.Any(p => p.Name == name) == true ? $"{item.Id}.{name}" : name;
        return _context.Assignment.Keys.Find(own) is { } part
            && _context.Assignment.Items.First(i => i.Id == part.Item) is { Check.Typed: { } check } owner
            && VerdictsOf(owner, check).Any(v => v.Part.FullName == part.FullName && v.IsRight);
    }
}

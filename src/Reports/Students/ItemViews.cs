using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>Says what an item's result means.</summary>
internal static class ItemViews
{
    public static ItemView Build(ItemGrade item, string number, ExhibitViews exhibits, DateTimeOffset? at)
    {
        (IReadOnlyList<CriterionGrade> criteria, int moreCriteria) = Bounds.First(item.Criteria, Bounds.Criteria);
        (IReadOnlyList<Exhibit> shown, int moreExhibits) = Bounds.First(item.Exhibits.Where(e => e is not Exhibit.Picture { ForMarkers: true }).ToList(), Bounds.Exhibits);
        return new ItemView
        {
            Number = number,
            Title = PlainText.Line(item.Title, Bounds.Title),
            Marks = IsJudged(item) ? Amounts.Of(item.Awarded, item.Maximum) : $"– / {item.Maximum}",
            BonusWords = item.Bonus > Marks.Zero ? $"up to {item.Bonus} more as a bonus" : null,
            State = StateWords(item.State),
            Asked = RichTextParser.Parse(item.Asked),
            Found = RichTextParser.Parse(item.Found),
            Plain = item.Runs.Count == 0 && item.Criteria.Count > 0,
            Brief = item.Criteria is [{ Reason.Length: > 0 } only] && only.Text == item.Title && item.Runs.Count == 0,
            Criteria = criteria.Select(Build).ToList(),
            MoreCriteria = Bounds.MoreWords(moreCriteria, "criterion", "criteria"),
            Feedback = item.Feedback.Take(Bounds.Feedback).Select(words => RichTextParser.Parse(words)).ToList(),
            Exhibits = shown.Select(exhibits.Build).ToList(),
            MoreExhibits = Bounds.MoreWords(moreExhibits, "figure or table", "figures and tables"),
            Key = item.Key is { } key && (key.From is null || at >= key.From) ? KeyViews.Build(key) : null,
            Runs = item.Runs.Count == 0 ? null : PlainText.Line(string.Join(", ", item.Runs.Take(Bounds.Runs)), Bounds.Sentence),
        };
    }

    public static BarView BuildBar(ItemGrade item, string number)
    {
        Marks within = item.Awarded.Clamp(Marks.Zero, item.Maximum);
        Marks bonus = item.Awarded > item.Maximum ? item.Awarded - item.Maximum : Marks.Zero;
        decimal share = Amounts.Share(within, item.Maximum);
        return new BarView(
            number,
            PlainText.Line(item.Title, Bounds.Title),
            IsJudged(item) ? Amounts.Of(item.Awarded, item.Maximum) : $"– / {item.Maximum}",
            IsJudged(item) ? share : 0,
            item.State == ItemState.Graded ? 0 : WaitingShare(item, share),
            Amounts.Share(bonus, item.Maximum),
            StateWords(item.State));
    }

    public static string? StateWords(ItemState state) => state switch
    {
        ItemState.Graded => null,
        ItemState.WaitsForMarker => "waits for a marker",
        ItemState.WaitsForData => "waits for data or a device",
        ItemState.NotGraded => "not graded yet",
    };

    /// <summary>False where nothing was judged, so that a zero there would say something untrue.</summary>
    public static bool IsJudged(ItemGrade item) => item.State switch
    {
        ItemState.Graded or ItemState.WaitsForMarker => true,
        ItemState.WaitsForData or ItemState.NotGraded => false,
    };

    private static decimal WaitingShare(ItemGrade item, decimal share)
    {
        if (!IsJudged(item)) return 1;
        decimal open = item.Criteria.Where(c => c.Verdict == Verdict.WaitsForMarker).Sum(c => c.Maximum.Value - c.Awarded.Value);
        return item.Criteria.Count == 0 ? 1 - share : Math.Min(1 - share, Amounts.Share(new Marks(open), item.Maximum));
    }

    private static CriterionView Build(CriterionGrade criterion)
    {
        (string tone, string sign, string words) = criterion.Verdict switch
        {
            Verdict.Met => ("good", "✓", "Met"),
            Verdict.PartlyMet => ("part", "●", "Partly met"),
            Verdict.NotMet => ("bad", "✗", "Not met"),
            Verdict.WaitsForMarker => ("wait", "○", "Waits for a marker"),
            Verdict.NotApplicable => ("none", "–", "Does not apply"),
        };
        return new CriterionView(
            tone, sign, words,
            RichTextParser.Parse(criterion.Text, Bounds.Sentence / 2),
            RichTextParser.Parse(criterion.Reason, Bounds.Sentence / 2),
            MarksOf(criterion));
    }

    // A line that can only cost marks has no maximum to be measured against.
    private static string MarksOf(CriterionGrade criterion) => criterion.Verdict switch
    {
        Verdict.NotApplicable => "–",
        Verdict.WaitsForMarker when criterion.Awarded == Marks.Zero => $"– / {criterion.Maximum}",
        _ when criterion.Maximum <= Marks.Zero => Amounts.Signed(criterion.Awarded),
        _ => $"{Amounts.Signed(criterion.Awarded)} / {criterion.Maximum}",
    };
}

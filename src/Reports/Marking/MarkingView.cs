using Autograder.Reports.Students;
using Autograder.Reports.Wording;

namespace Autograder.Reports.Marking;

/// <summary>Everything the marker's template shows: question by question, so that one is marked across all submissions.</summary>
internal sealed record MarkingView
{
    public required DocumentView Document { get; init; }
    public required string Course { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<FactView> Tiles { get; init; }
    public required IReadOnlyList<QuestionView> Questions { get; init; }
    public string? More { get; init; }
}

/// <summary>One question and every submission in which it waits.</summary>
internal sealed record QuestionView(string Number, string Title, string Maximum, RichText Asked, KeyView? Key, IReadOnlyList<SheetView> Sheets, string? More);

/// <summary>One submission's answer and what is to be decided on it.</summary>
internal sealed record SheetView(string Id, string Certain, RichText Found, IReadOnlyList<DecisionView> Decisions, IReadOnlyList<ExhibitView> Exhibits);

/// <summary>One criterion to decide.</summary>
/// <param name="Number">Its number in marks.csv.</param>
internal sealed record DecisionView(string Number, RichText Text, string Maximum, string Proposed, string Why);

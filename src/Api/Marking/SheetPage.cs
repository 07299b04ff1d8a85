using Autograder.Api.Data;

namespace Autograder.Api.Marking;

/// <summary>Everything that the marking page shows.</summary>
internal sealed record SheetPage
{
    public required Sheet Sheet { get; init; }
    public required SheetForm Form { get; init; }
    public required SheetWork Work { get; init; }

    /// <summary>Its place in the shuffled order, from 1; 0 for an older attempt, which is in no order.</summary>
    public required int Place { get; init; }
    public required int Sheets { get; init; }
    public required int Waiting { get; init; }

    /// <summary>Another marker, who has it.</summary>
    public SheetHolder? Holder { get; init; }

    /// <summary>Only to be looked at; where something was entered already, saving may be tried again.</summary>
    public bool ReadOnly { get; init; }
    public required IReadOnlyList<RegradeRequest> Requests { get; init; }
    public required IReadOnlyList<SavedComment> Comments { get; init; }
    public required IReadOnlyList<SheetEvent> History { get; init; }

    /// <summary>The sheet changed while the form was filled in: what is sent stands in the form, what holds now in the sheet.</summary>
    public bool Changed { get; init; }
    public bool Shortcuts { get; init; }

    public RegradeRequest? Open => Requests.FirstOrDefault(r => r.AnsweredAt is null);

    public string Names => Sheet.Assignment.ShowsNames ? string.Join(", ", Sheet.Submission.Authors.OrderBy(a => a.Position).Select(a => a.Person?.DisplayName)) : "";
}

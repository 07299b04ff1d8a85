namespace Autograder.Api.Marking;

/// <summary>The marking form as it is sent; marks are text, so that what was typed comes back as it was where it is no number.</summary>
internal sealed class SheetForm
{
    public string Seen { get; set; } = "";
    public List<CriterionForm> Criteria { get; set; } = [];
    public List<long> Lines { get; set; } = [];

    /// <summary>Adjustments to be taken back.</summary>
    public List<long> Drop { get; set; } = [];
    public string? AdjustMarks { get; set; }
    public string? AdjustReason { get; set; }
    public string? Comment { get; set; }

    /// <summary>Saved comments to put behind the comment.</summary>
    public List<long> Use { get; set; } = [];
    public bool SaveComment { get; set; }

    /// <summary>Answers the open regrade request.</summary>
    public string? Answer { get; set; }

    /// <summary>"next" or "stay".</summary>
    public string? Then { get; set; }

    /// <summary>The form as the sheet stands.</summary>
    public static SheetForm Of(Sheet sheet) => new()
    {
        Seen = sheet.Seen,
        Criteria = [.. sheet.Criteria.Select(CriterionForm.Of)],
        Lines = [.. sheet.Applied.Select(l => l.LineId).OfType<long>()],
        Comment = sheet.Comment?.Comment,
    };
}

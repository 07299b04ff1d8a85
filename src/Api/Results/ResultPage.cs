using Autograder.Api.Data;
using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Results;

/// <summary>Everything the page of a submission shows.</summary>
internal sealed record ResultPage
{
    public required SubmissionResult Result { get; init; }
    public required ProgressState Progress { get; init; }

    /// <summary>What the report shows; null where there is no grade to be seen.</summary>
    public required ShownReport? Report { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<RegradeRequest> Requests { get; init; }

    /// <summary>When results will be seen; null where nobody knows.</summary>
    public required DateTimeOffset? ReleasedFrom { get; init; }

    /// <summary>The newest attempt of the same people, where this is an older one.</summary>
    public required long? Newest { get; init; }

    /// <summary>The item whose request has a mistake, with what was typed.</summary>
    public FailedRequest? Failed { get; init; }
}

/// <summary>A request that has to be corrected.</summary>
internal sealed record FailedRequest(string Item, string Reason, string Words);

/// <summary>A grade in the words and pictures of its report.</summary>
/// <param name="Pictures">Names of the stored pictures, in the order in which the view names them.</param>
internal sealed record ShownReport(Grade Grade, StudentView View, TextSet Texts, IReadOnlyList<string> Pictures, string Url, long GradeId)
{
    /// <summary>An item of the view with its grade.</summary>
    public IEnumerable<ShownItem> Items => View.Items.Select((item, i) => new ShownItem(this, item, Grade.Items[i]));

    /// <summary>Address of the n-th picture of the view.</summary>
    public string PictureUrl(string name) => $"{Url}/pictures/{Pictures[IndexOf(name, "picture")]}";

    public string ChartUrl(string name, string theme) => $"{Url}/charts/{IndexOf(name, "chart")}.svg?theme={theme}&grade={GradeId}";

    private static int IndexOf(string name, string prefix) => int.Parse(name.AsSpan(prefix.Length), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One question of a result.</summary>
internal sealed record ShownItem(ShownReport Report, ItemView View, ItemGrade Grade)
{
    public string Anchor => $"q-{Assignments.Forms.FieldNames.IdOf(Grade.Id)}";

    /// <summary>What stands beside it, with the data that charts are drawn from.</summary>
    public IEnumerable<ExhibitModel> Exhibits => View.Exhibits.Zip(
        Grade.Exhibits.Where(e => e is not Exhibit.Picture { ForMarkers: true }),
        (view, exhibit) => new ExhibitModel(view, exhibit, Report.Texts, Report.PictureUrl, Report.ChartUrl));
}

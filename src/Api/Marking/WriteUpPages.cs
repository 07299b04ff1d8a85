using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Marking;

/// <summary>Pages of a submission's document, as pictures that the run that looked at it kept.</summary>
internal sealed class WriteUpPages(EvidenceStore evidence)
{
    private const string Prefix = "page-";

    public IReadOnlyList<PagePicture> Of(Sheet sheet) =>
        [.. Of(sheet.Submission).Select(p => p with { Url = FormattableString.Invariant($"{sheet.Assignment.UrlOf(sheet.Item.Id, sheet.Submission.Id)}/pages/{p.Number}") })];

    public IReadOnlyList<PagePicture> Of(Submission submission)
    {
        var run = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(submission.Record)).Evidence.Select(evidence.Find).FirstOrDefault(e => e?.Run == ItemCheck.Document.PdfRun);
        return run is null ? [] :
        [
            .. run.Files.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(f => (Number: NumberOf(f.Key), Sha: f.Value, Size: run.PictureSizes?.GetValueOrDefault(f.Key)))
                .Where(p => p.Number > 0).OrderBy(p => p.Number)
                .Select(p => new PagePicture(p.Number, "", p.Sha, p.Size?.Width ?? 0, p.Size?.Height ?? 0)),
        ];
    }

    /// <summary>The page that the check found the answer on.</summary>
    public static int FirstOf(Sheet sheet, IReadOnlyList<PagePicture> pages)
    {
        var begins = sheet.Machine.Exhibits.Concat(sheet.Current.Exhibits).OfType<Exhibit.Picture>().FirstOrDefault(p => p.ForMarkers);
        return pages.FirstOrDefault(p => p.Sha256 == begins?.Sha256)?.Number ?? 0;
    }

    private static int NumberOf(string name) =>
        int.TryParse(Path.GetFileNameWithoutExtension(name).AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

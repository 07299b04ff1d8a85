using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges a PDF by the facts that tools in a box found: it opens, it is short enough, it has text or pictures.</summary>
internal static class DocumentJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Document check, JudgingContext context, WriteUps writeUps)
    {
        if (context.Files.Of(check.Role) is not [var file, ..] || context.ResultsOf(ItemCheck.Document.PdfRun) is not [var run, ..])
        {
            return ItemJudge.Nothing(item, $"There is no PDF for the {check.Role} in the submission.");
        }

        if (!CaseReader.Property(run.Results, file.Path, out var facts))
        {
            // tools that are missing end the driver before its mark, which is ours; after it, only the file can keep them from saying anything
            return ItemJudge.Nothing(item, $"{file.Path} could not be opened: looking at it {RunWords.Ended(run.Evidence)} before anything was known about it.", "Export the PDF again, without embedded scripts or attachments.");
        }

        var rule = context.Assignment.Submission.Files.FirstOrDefault(r => r.Role == check.Role);
        return Judge(item, check with { MaxPages = check.MaxPages ?? rule?.MaxPages }, file.Path, facts, writeUps.Of(check.Role));
    }

    private static ItemGrade Judge(Item item, ItemCheck.Document check, string path, JsonElement facts, DocumentPages? pagesFound)
    {
        var trouble = CaseReader.Text(facts, "status") switch
        {
            "ok" => null,
            "encrypted" => $"{path} is protected by a password.",
            "not-pdf" => $"{path} is not a PDF, whatever its name says.",
            _ => $"{path} is damaged and cannot be opened.",
        };
        if (trouble is not null)
        {
            return ItemJudge.Nothing(item, trouble, "Export it as a PDF without a password, open it once to see that it works, and hand it in again.");
        }

        var (pages, characters, images) = (Number(facts, "pages"), Number(facts, "text_chars"), Number(facts, "images"));
        var empty = characters < check.LeastCharacters && images == 0;
        var tooLong = check.MaxPages is { } most && pages > most;
        var found = $"{path} has {pages} {(pages == 1 ? "page" : "pages")}, {characters} characters of text and {images} {(images == 1 ? "picture" : "pictures")}.";
        var reason = tooLong ? $"It has {pages} pages; at most {check.MaxPages} are allowed."
            : empty ? "It has hardly any text and no pictures."
            : check.MaxPages is { } limit ? $"It opens and has {pages} of at most {limit} pages." : "It opens and has content.";
        var met = !tooLong && !empty;
        List<CriterionGrade> criteria = check.Criteria.Count == 0
            ? [Line(item.Title, item.Marks, met ? 1 : 0, reason)]
            : check.Criteria.Select(c => c.Test switch
            {
                DocumentTest.Opens => Line(c.Text, c.Marks, met ? 1 : 0, reason),
                DocumentTest.Answers => Answers(c, check, pagesFound, scanned: characters < ScannedCharacters * pages),
                DocumentTest.Drawings => Drawings(c, check, facts),
            }).ToList();
        var state = criteria.Exists(c => c.Verdict == Verdict.WaitsForMarker) ? ItemState.WaitsForMarker : ItemState.Graded;
        return ItemJudge.Frame(item, state, found, criteria);
    }

    /// <summary>Pages with fewer characters are taken for scans, which a machine cannot read.</summary>
    private const int ScannedCharacters = 60;

    private static CriterionGrade Answers(DocumentCriterion criterion, ItemCheck.Document check, DocumentPages? pages, bool scanned)
    {
        var missing = check.NumberedAnswers.Where(a => pages?.PageOf(a.Label) is null).Select(a => a.Label).ToList();
        if (missing.Count > 0 && (scanned || pages is null))
        {
            return new CriterionGrade(criterion.Text, Verdict.WaitsForMarker, Marks.Zero, criterion.Marks, "The pages are pictures that a machine cannot read; a marker looks for the answers.");
        }

        return Line(criterion.Text, criterion.Marks, 1 - (decimal)missing.Count / check.NumberedAnswers.Count, missing.Count == 0
            ? $"All {check.NumberedAnswers.Count} answers were found by their numbers."
            : $"Not found by their numbers: {string.Join(", ", missing)}. Begin each answer on a line of its own with its number, such as 4 (v).");
    }

    private static CriterionGrade Drawings(DocumentCriterion criterion, ItemCheck.Document check, JsonElement facts)
    {
        var drawn = CaseReader.Property(facts, "drawings", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Take(60).Sum(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out var count) ? Math.Clamp(count, 0, 100) : 0)
            : 0;
        return Line(criterion.Text, criterion.Marks, Math.Min(1, (decimal)drawn / check.Drawings), $"{drawn} {(drawn == 1 ? "drawing was" : "drawings were")} found; {check.Drawings} {(check.Drawings == 1 ? "is" : "are")} asked for.");
    }

    private static CriterionGrade Line(string text, Marks marks, decimal share, string reason) => new(
        text, share == 1 ? Verdict.Met : share > 0 ? Verdict.PartlyMet : Verdict.NotMet, new Marks(decimal.Round(marks.Value * share, 2)), marks, reason);

    private static int Number(JsonElement facts, string name) =>
        CaseReader.Property(facts, name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? Math.Max(0, number) : 0;
}

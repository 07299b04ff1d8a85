using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges a PDF by the facts that tools in a box found: it opens, it is short enough, it has text or pictures.</summary>
internal static class DocumentJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Document check, JudgingContext context)
    {
        if (context.Files.Of(check.Role) is not [var file, ..] || context.ResultsOf(ItemCheck.Document.PdfRun) is not [var run, ..])
        {
            return ItemJudge.Nothing(item, $"There is no PDF for the {check.Role} in the submission.");
        }

        if (!CaseReader.Property(run.Results, file.Path, out var facts))
        {
            return run.Evidence.End == Sandbox.BoxEnd.Exited
                ? throw new GradingFault($"The PDF tools left no facts about {file.Path}: {run.Problem} {run.Stderr}")
                : ItemJudge.Nothing(item, $"{file.Path} could not be opened: looking at it {RunWords.Ended(run.Evidence)}.", "Export the PDF again, without embedded scripts or attachments.");
        }

        var rule = context.Assignment.Submission.Files.FirstOrDefault(r => r.Role == check.Role);
        return Judge(item, check with { MaxPages = check.MaxPages ?? rule?.MaxPages }, file.Path, facts);
    }

    private static ItemGrade Judge(Item item, ItemCheck.Document check, string path, JsonElement facts)
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
        return ItemJudge.Frame(item, ItemState.Graded, found,
            [new CriterionGrade(item.Title, met ? Verdict.Met : Verdict.NotMet, met ? item.Marks : Marks.Zero, item.Marks, reason)]);
    }

    private static int Number(JsonElement facts, string name) =>
        CaseReader.Property(facts, name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? Math.Max(0, number) : 0;
}

using System.IO.Enumeration;
using Autograder.Api.Assignments.Uploads;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Answers.Forms;

namespace Autograder.Api.Assignments.Forms;

/// <summary>Hands in what was typed, as the file that a student would have written.</summary>
internal sealed class AnswerDesk(Teams teams, SubmissionDesk desk, PortalOptions options)
{
    private static readonly string[] Archives = [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar"];

    /// <summary>The name of a file that cannot come along with typed answers; null where all can.</summary>
    public static string? Unfit(OpenedAssignment opened, IReadOnlyList<HandedInFile> files) => files.Select(f => Path.GetFileName(f.Name)).FirstOrDefault(name =>
        Archives.Any(a => name.EndsWith(a, StringComparison.OrdinalIgnoreCase))
        || opened.Package.Submission.Files.Any(rule => rule.Role == "answers" && FileSystemName.MatchesSimpleExpression(rule.Pattern, name)));

    public async Task<HandInOutcome> TakeAsync(
        OpenedAssignment opened, Viewer viewer, UploadedForm.Complete form, IReadOnlyDictionary<string, string> values, DateTimeOffset received, CancellationToken cancel)
    {
        var key = SubmitKeys.Of(form["SubmitKey"]);
        var sheet = Path.Combine(options.Work, $"upload-{SubmitKeys.New()}.yaml");
        await File.WriteAllBytesAsync(sheet, AnswerValues.Write(opened.Package, values), cancel);
        try
        {
            return await desk.TakeAsync(
                new HandIn
                {
                    Assignment = opened.Assignment,
                    SubmittedBy = viewer,
                    Team = await teams.OfAsync(opened.Assignment.Id, viewer.Id, cancel),
                    Files = [new HandedInFile(opened.AnswersFile ?? "answers.yaml", sheet), .. form.Files],
                    SubmitKey = key,
                    ReceivedAt = received,
                    Origin = SubmissionOrigin.Portal,
                    Priority = JobPriority.Interactive,
                },
                cancel);
        }
        finally
        {
            File.Delete(sheet);
        }
    }
}

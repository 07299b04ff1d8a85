using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Submissions;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Autograder.Api.Tests.Security;

/// <summary>Graded work with pictures wherever the program shows some. No two are alike, so that who gets one is seen to have got this one.</summary>
/// <param name="Submission">What was handed in, run and graded.</param>
/// <param name="Notebook">Which of its files is the notebook, counted from 1.</param>
/// <param name="Drawn">The picture that the grade shows.</param>
/// <param name="Page">The one that it shows to markers only.</param>
/// <param name="Stored">The one stored in the notebook.</param>
internal sealed record CrossedPictures(long Submission, int Notebook, string Drawn, string Page, string Stored)
{
    /// <summary>What the handout shows.</summary>
    public const string OfHandout = "figures/task.svg";

    /// <summary>The quiz with a handout that shows a drawing.</summary>
    public static byte[] Package(string secret) => Quiz.Zip(files:
    [
        ("small-quiz/handout.md", $"# A small quiz\n\n![What to count]({OfHandout})\n"),
        ($"small-quiz/{OfHandout}", $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><text y=\"20\">{secret}</text></svg>\n"),
    ]);

    public static async Task<CrossedPictures> MakeAsync(PortalFactory portal, CourseAssignment quiz, Person author, string secret)
    {
        var stored = TestPicture.Of($"stored in the notebook, {secret}");
        var (drawn, page) = (portal.Put(TestPicture.Of($"drawn by a run, {secret}")), TestPicture.Of($"page of a write-up, {secret}"));
        var zip = Quiz.Pack(("answers.yaml", Quiz.Answers(3, 4)), ("plots.ipynb", NotebookOf(secret, stored)));
        var taken = await portal.HandInAsync(quiz, author, zip, name: "work.zip");
        var id = taken.ShouldBeOfType<HandInOutcome.Taken>(taken.ToString()).Submission.Id;
        var notebook = await RunAsync(portal, id, page);
        await portal.GradeAsync(id);
        await ShowAsync(portal, id, [.. Charts(secret), PictureOf("Your figure", drawn), PictureOf("Page 1 of the write-up", NameOf(page)) with { ForMarkers = true }]);
        return new CrossedPictures(id, notebook, drawn, NameOf(page), NameOf(stored));
    }

    /// <summary>Whether these bytes are one of them.</summary>
    public bool Has(byte[] bytes) => NameOf(bytes) is var name && (name == Drawn || name == Page || name == Stored);

    private static string NotebookOf(string secret, byte[] png) => JsonSerializer.Serialize(new
    {
        nbformat = 4, nbformat_minor = 5, metadata = new { },
        cells = new object[]
        {
            new { id = "a", cell_type = "markdown", metadata = new { }, source = $"# Plots {secret}" },
            new
            {
                id = "b", cell_type = "code", metadata = new { }, execution_count = 1, source = "plt.show()",
                outputs = new object[] { new { output_type = "display_data", metadata = new { }, data = new Dictionary<string, string> { ["image/png"] = Convert.ToBase64String(png) } } },
            },
        },
    });

    /// <summary>Notes evidence of a run that looked at the pages of a write-up, as a worker does.</summary>
    private static Task<int> RunAsync(PortalFactory portal, long id, byte[] page) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var facts = TestEvidence.Facts("{}");
        var run = TestEvidence.Result(services.GetRequiredService<EvidenceStore>(), ItemCheck.Document.PdfRun, facts with { Files = [.. facts.Files, new BoxFile("page-1.png", page)] }, seed: id);
        var submission = await db.Submissions.SingleAsync(s => s.Id == id);
        var record = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(submission.Record)) with { Evidence = [run.Evidence.Key] };
        submission.Record = Encoding.UTF8.GetString(record.ToJson());
        await db.SaveChangesAsync();
        return record.Files.Index().Single(file => file.Item.Path.EndsWith(".ipynb", StringComparison.Ordinal)).Index + 1;
    });

    /// <summary>Adds what is to be seen to the first item of the grade that counts; no typed number leads to pictures.</summary>
    private static Task<int> ShowAsync(PortalFactory portal, long id, IReadOnlyList<Exhibit> shown) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var submission = await db.Submissions.Include(s => s.Grade).SingleAsync(s => s.Id == id);
        var stored = submission.Grade.ShouldNotBeNull();
        var grade = GradeShelf.Read(stored);
        var first = grade.Items[0] with { Exhibits = [.. grade.Items[0].Exhibits, .. shown] };
        await services.GetRequiredService<Rejudging>().MakeCurrentAsync(submission, grade with { Items = [first, .. grade.Items.Skip(1)] }, stored.PackageVersionId, CancellationToken.None);
        return await db.SaveChangesAsync();
    });

    private static IEnumerable<Exhibit> Charts(string secret) =>
    [
        new Exhibit.Curves { Title = $"Loss of {secret}", XLabel = "Epoch", YLabel = "Loss", Series = [new CurveSeries("training", [1, 2, 3], [3, 2, 1])] },
        new Exhibit.Intervals { Title = $"Accuracy of {secret}", Threshold = 0.5m, ThresholdLabel = "Needed", Rows = [new MeasuredInterval("test", 0.6, 0.55, 0.65)] },
    ];

    private static Exhibit.Picture PictureOf(string title, string sha) => new() { Title = title, Sha256 = sha, Width = 8, Height = 4, Description = title };

    private static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

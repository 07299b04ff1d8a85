using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Shouldly;

namespace Autograder.Rubrics.Tests.Answers;

/// <summary>A package of typed answers in a temporary folder, and sheets graded with it; nothing is run.</summary>
internal sealed class AnswerKit : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-answers-").FullName;

    public AnswerKit(string items, string package = "")
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, "paper")).FullName;
        var head = """
            format: 1
            slug: paper
            version: 1.0.0
            title: A paper
            course: Testing
            submission: { files: [ { role: answers, pattern: "answers.yaml" } ] }
            """;
        File.WriteAllText(Path.Combine(Folder, "assignment.yaml"), $"{head}\n{package}\nitems:\n{items}\n");
    }

    public string Folder { get; }

    public AssignmentResult Result => AssignmentLoader.Load(Folder);

    public Assignment Assignment
    {
        get
        {
            var result = Result;
            result.Problems.Select(p => p.ToString()).ShouldBeEmpty();
            return result.Assignment.ShouldNotBeNull();
        }
    }

    public Grade Grade(string sheet, string student = "63230015", IReadOnlyList<MarkerDecision>? decided = null, bool keysAlone = false, IKnownProofs? proofs = null)
    {
        var assignment = Assignment;
        var file = new IntakeFile("answers.yaml", Encoding.UTF8.GetBytes(sheet), "00");
        var stamp = new SubmissionStamp("s", [student], "s", "00", DateTimeOffset.UnixEpoch);
        var context = JudgingContexts.Start(assignment, SubmittedFiles.Assign(assignment.Submission, [file]), new HashSet<string>(), stamp) with { Decided = decided ?? [], KeysAlone = keysAlone, Proofs = proofs ?? KnownProofs.None };
        return Scorer.Score(stamp, context, [], "test");
    }

    /// <summary>The only item, or the one of that id.</summary>
    public ItemGrade Item(string sheet, string? id = null, string student = "63230015") => Grade(sheet, student).Items.First(i => id is null || i.Id == id);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

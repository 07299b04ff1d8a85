using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;

namespace Autograder.Cli.Batches;

/// <summary>The submissions a caller means, each with its id.</summary>
internal static class UploadChoice
{
    /// <exception cref="CallerMistake">A path does not exist, received.csv has mistakes, or --only names nobody.</exception>
    public static IReadOnlyList<NamedUpload> Make(GradeOptions options, Assignment assignment)
    {
        var found = UploadFinder.Find(options.Uploads, assignment.Calendar);
        if (found.Problems.Count > 0)
        {
            throw new CallerMistake(found.Problems);
        }

        var pattern = assignment.Submission.NamePattern is { } written ? SubmissionNames.Create(written, out _) : null;
        var named = SubmissionIds.Assign(found.Uploads, pattern);
        var unknown = options.Only.Where(id => named.All(n => n.Id != id)).ToList();
        if (unknown.Count > 0)
        {
            throw new CallerMistake($"--only: there is no submission {string.Join(", ", unknown)}. The ids here are: {string.Join(", ", named.Select(n => n.Id))}.");
        }

        return options.Only.Count == 0 ? named : [.. named.Where(n => options.Only.Contains(n.Id))];
    }
}

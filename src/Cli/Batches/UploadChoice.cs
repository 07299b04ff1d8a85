using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Joining;

namespace Autograder.Cli.Batches;

/// <summary>The submissions a caller means, each with its id, and groups put together.</summary>
internal static class UploadChoice
{
    /// <exception cref="CallerMistake">A path does not exist, received.csv or the roster has mistakes, or --only names nobody.</exception>
    public static JoinedBatch Make(GradeOptions options, Assignment assignment, CancellationToken cancel)
    {
        var found = UploadFinder.Find(options.Uploads, assignment.Calendar);
        if (found.Problems.Count > 0)
        {
            throw new CallerMistake(found.Problems);
        }

        var joined = HandedInReader.Join(assignment, SubmissionIds.Assign(found.Uploads, assignment.Submission.Names), RosterOf(options), cancel);
        var unknown = options.Only.Where(id => joined.Uploads.All(n => n.Id != id)).ToList();
        if (unknown.Count > 0)
        {
            throw new CallerMistake($"--only: there is no submission {string.Join(", ", unknown)}. The ids here are: {string.Join(", ", joined.Uploads.Select(n => n.Id))}.");
        }

        return options.Only.Count == 0 ? joined : joined with { Uploads = [.. joined.Uploads.Where(n => options.Only.Contains(n.Id))] };
    }

    /// <summary>The one that was named, or the one that lies beside the submissions.</summary>
    private static Roster? RosterOf(GradeOptions options)
    {
        var file = options.Roster ?? options.Uploads.Where(Directory.Exists).Select(folder => Path.Combine(folder, Roster.FileName)).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return null;
        }

        if (!File.Exists(file))
        {
            throw new CallerMistake($"--roster: there is no file '{file}'.");
        }

        var (roster, problems) = Roster.Parse(File.ReadAllText(file));
        return problems.Count > 0 ? throw new CallerMistake(problems) : roster;
    }
}

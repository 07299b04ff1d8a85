using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Demo;

/// <summary>Hands in for the demo's students, each thing once.</summary>
internal sealed class DemoSubmissions(PortalDb db, SubmissionDesk desk, Teams teams, TimeProvider clock)
{
    public async Task HandInAsync(Course course, IReadOnlyDictionary<string, Viewer> people, CancellationToken cancel)
    {
        foreach (var (package, person, path) in DemoCourse.HandedIn)
        {
            // where only the programs are installed there may be no samples
            if (Find(path) is not { } found)
            {
                continue;
            }

            var viewer = people[person];
            var key = $"demo:{path}";
            if (await db.Submissions.AnyAsync(s => s.SubmittedById == viewer.Id && s.SubmitKey == key, cancel))
            {
                continue;
            }

            var assignment = await db.Assignments.Include(a => a.Course).Include(a => a.Extensions).SingleAsync(a => a.CourseId == course.Id && a.Slug == package, cancel);
            await desk.TakeAsync(new HandIn
            {
                Assignment = assignment,
                SubmittedBy = viewer,
                Team = await teams.OfAsync(assignment.Id, viewer.Id, cancel),
                Files = [.. FilesOf(found)],
                SubmitKey = key,
                ReceivedAt = clock.GetUtcNow(),
                Origin = SubmissionOrigin.Portal,
                Priority = JobPriority.Batch,
            }, cancel);
        }
    }

    private static string? Find(string path)
    {
        var parts = path.Split('/', 2);
        return SourceTree.Find(parts[0]).Select(folder => Path.Combine(folder, parts[1])).FirstOrDefault(Path.Exists);
    }

    private static IEnumerable<HandedInFile> FilesOf(string path) => File.Exists(path)
        ? [new HandedInFile(Path.GetFileName(path), path)]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new HandedInFile(Path.GetRelativePath(path, file), file));
}

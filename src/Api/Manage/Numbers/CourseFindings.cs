using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Integrity;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Numbers;

/// <summary>Compares the work of a course with itself, where the package asks for it.</summary>
internal sealed class CourseFindings(PortalDb db, BlobStore blobs, PackageShelf shelf)
{
    public async Task<IReadOnlyList<SharedWork>> FindAsync(CourseAssignment assignment, CancellationToken cancel)
    {
        if (assignment.PackageVersionId is not { } version)
        {
            return [];
        }

        var package = await shelf.OpenAsync(version, cancel);
        var rows = await db.Counting(assignment.Id).Select(s => new { s.Id, s.Record, Names = s.Authors.OrderBy(a => a.Position).Select(a => a.Person!.DisplayName).ToList() }).ToListAsync(cancel); // an author is always somebody
        var names = rows.ToDictionary(r => r.Id.ToString(CultureInfo.InvariantCulture), r => (r.Id, string.Join(", ", r.Names)));
        return [.. CourseSheets.Compare(package, [.. rows.Select(r => SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(r.Record)))], blobs)
            .Select(f => new SharedWork([.. f.Submissions.Where(names.ContainsKey).Select(id => names[id])], f.What, f.Surprise))];
    }
}

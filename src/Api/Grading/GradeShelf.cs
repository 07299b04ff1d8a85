using Autograder.Api.Data;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Grading;

/// <summary>Stored grades.</summary>
internal sealed class GradeShelf(PortalDb db)
{
    /// <summary>The grade that counts, or null where there is none yet.</summary>
    public async Task<Grade?> CurrentAsync(long submissionId, CancellationToken cancel)
    {
        var content = await db.Submissions.Where(s => s.Id == submissionId && s.Grade != null).Select(s => s.Grade!.Content).FirstOrDefaultAsync(cancel); // null was asked for in SQL
        return content is null ? null : GradeJson.Read(content);
    }

    public static Grade Read(StoredGrade stored) => GradeJson.Read(stored.Content);
}

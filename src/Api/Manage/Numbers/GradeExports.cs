using System.IO.Compression;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Reports;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Numbers;

/// <summary>Grades of an assignment for other programs: of every team the attempt that counts.</summary>
internal sealed class GradeExports(PortalDb db, BlobStore blobs, PortalOptions options, TimeProvider time)
{
    /// <summary>By the first author's name.</summary>
    public async Task<IReadOnlyList<Grade>> GradesAsync(CourseAssignment assignment, CancellationToken cancel)
    {
        var contents = await db.Counting(assignment.Id)
            .OrderBy(s => s.Authors.OrderBy(a => a.Position).Select(a => a.Person!.DisplayName).FirstOrDefault()).ThenBy(s => s.Id) // an author is always somebody
            .Select(s => s.Grade!.Content).ToListAsync(cancel); // has a grade: asked for in Counting
        return [.. contents.AsParallel().AsOrdered().Select(content => GradeJson.Read(content))];
    }

    public async Task<byte[]> GradebookAsync(CourseAssignment assignment, CancellationToken cancel) => Gradebook.Write(await GradesAsync(assignment, cancel));

    /// <summary>One folder per submission with its results.json and, where wanted, its report. The file is gone once it is closed.</summary>
    public async Task<Stream> ResultsAsync(CourseAssignment assignment, bool pdf, CancellationToken cancel)
    {
        var grades = await GradesAsync(assignment, cancel);
        var file = TemporaryFile.Make(options);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteAsync(zip, "gradebook.csv", Gradebook.Write(grades), cancel);
            var reports = pdf ? new ReportWriter() : null;
            try
            {
                var paper = ReportOptions.Default with { At = time.GetUtcNow(), Pictures = name => blobs.Has(name) ? blobs.Get(name) : null };
                foreach (var grade in grades)
                {
                    var folder = $"submission-{grade.Submission.Id}";
                    await WriteAsync(zip, $"{folder}/results.json", ResultsJson.Write(grade), cancel);
                    if (reports is not null)
                    {
                        await WriteAsync(zip, $"{folder}/report.pdf", await reports.RenderStudentAsync(grade, paper, cancel), cancel);
                    }
                }
            }
            finally
            {
                if (reports is not null)
                {
                    await reports.DisposeAsync();
                }
            }
        }

        file.Position = 0;
        return file;
    }

    private static async Task WriteAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancel)
    {
        await using var entry = zip.CreateEntry(name).Open();
        await entry.WriteAsync(content, cancel);
    }
}

using System.Globalization;
using System.IO.Compression;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Submissions;

/// <summary>Uploads as they came, in a zip whose names are all ours; whose they are says the table beside them.</summary>
internal sealed class UploadsArchive(BlobStore blobs, PortalOptions options)
{
    private static readonly string[] _endings = [".zip", ".tar.gz", ".tgz", ".tar", ".ipynb", ".py", ".pdf", ".txt", ".yaml", ".yml", ".md"];

    /// <summary>A file that is gone once it is closed.</summary>
    public async Task<Stream> WriteAsync(IQueryable<Submission> chosen, CancellationToken cancel)
    {
        var rows = await chosen.OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.Number, s.Source, s.UploadBlob, s.ReceivedAt, s.State, Names = s.Authors.OrderBy(a => a.Position).Select(a => a.Person!.DisplayName).ToList() }) // an author is always somebody
            .ToListAsync(cancel);
        var file = TemporaryFile.Make(options);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var table = new List<IReadOnlyList<string>> { (string[])["file", "submission", "attempt", "students", "handed in as", "received", "state"] };
            foreach (var row in rows.Where(r => blobs.Has(r.UploadBlob)))
            {
                cancel.ThrowIfCancellationRequested();
                var name = $"submission-{row.Id}{EndingOf(row.Source)}";
                await using (var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open())
                {
                    await entry.WriteAsync(blobs.Get(row.UploadBlob), cancel);
                }

                table.Add([name, $"{row.Id}", $"{row.Number}", string.Join("; ", row.Names), row.Source, row.ReceivedAt.ToString("O", CultureInfo.InvariantCulture), row.State.ToString()]);
            }

            await using var index = zip.CreateEntry("submissions.csv").Open();
            await index.WriteAsync(TextSheet.Write(table), cancel);
        }

        file.Position = 0;
        return file;
    }

    /// <summary>Only endings that we know: the rest of a file's name is the student's.</summary>
    private static string EndingOf(string source) => Array.Find(_endings, ending => source.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? ".bin";
}

using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;

namespace Autograder.Api.Submissions;

/// <summary>Opens what was handed in, under the same rules as everywhere, and stores it by its hash.</summary>
internal sealed class Intaking(BlobStore blobs, PortalOptions options, OpeningTurns turns)
{
    public async Task<ArrivedWork> OpenAsync(HandIn handIn, Assignment assignment, IReadOnlyList<string> authors, CancellationToken cancel)
    {
        using var turn = await turns.TakeAsync(cancel);
        using var file = OneFile.Of(handIn.Files, options.Work);
        var upload = new NamedUpload("", new Upload(file.Path, handIn.ReceivedAt, authors) { Source = file.Source });
        var taken = new SubmissionTaker(assignment).Take(upload, cancel);
        if (handIn.Origin != SubmissionOrigin.Batch)
        {
            // who hands in is known here, whatever the file is called
            taken = taken with { Notices = [.. taken.Notices.Where(n => n.Kind != NoticeKind.Naming)] };
        }

        var size = new FileInfo(file.Path).Length;
        var bytes = size <= IntakeLimits.Default.MaxUploadBytes ? File.ReadAllBytes(file.Path) : [];
        return new ArrivedWork(taken.Keep(blobs), file.Source, blobs.Put(bytes), size);
    }
}

using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Grading;

/// <summary>Intake of one upload under the package's rules: name, group, lateness.</summary>
public sealed class SubmissionTaker(Assignment assignment)
{
    private const long MostHashed = 1L << 30;

    public TakenSubmission Take(NamedUpload named, CancellationToken cancel)
    {
        var upload = named.Upload;
        var source = upload.Source;
        var name = assignment.Submission.Names?.Match(source);
        List<Notice> notices = name?.Notice is { } notice ? [notice] : [];
        if (!upload.Recorded && assignment.Calendar.Due is not null)
        {
            notices.Add(new Notice(NoticeKind.Late, "The time of receipt was not recorded, so the date of the file was used."));
        }

        if (named.Refused.Count > 0)
        {
            return new TakenSubmission(new SubmissionStamp(named.Id, Students(name, upload.Group, named.Id), source, HashOfUpload(upload), upload.Received), null, notices, named.Refused);
        }

        var read = SubmissionReader.Read(upload.Path, source, IntakeLimits.Default, cancel);
        if (read is IntakeResult.Refused refused)
        {
            var stamp = new SubmissionStamp(named.Id, Students(name, upload.Group, named.Id), source, HashOfUpload(upload), upload.Received);
            return new TakenSubmission(stamp, null, notices, refused.Reasons);
        }

        var package = ((IntakeResult.Accepted)read).Package;
        var group = Groups.Of(package, upload.Group, new GroupRule(assignment.Submission.MaxGroup));
        var accepted = new SubmissionStamp(named.Id, Students(name, group.Members, named.Id), source, package.Sha256, upload.Received);
        notices.AddRange(group.Notices);
        var lateness = Scoring.Scorer.LatenessOf(accepted, assignment);
        var alone = Students(name, upload.Group, named.Id);
        if (Scoring.Scorer.LatenessOf(accepted with { Students = alone }, assignment).Factor < lateness.Factor)
        {
            notices.Add(new Notice(NoticeKind.Flag, $"It counts as in time, or as less late, only because of a deadline of somebody whom its own list of members names; who handed it in is {string.Join(", ", alone)}."));
        }

        return new TakenSubmission(accepted, package, notices, lateness.Accepted ? [] : [lateness.Words]);
    }

    private static IReadOnlyList<string> Students(SubmittedName? name, IReadOnlyList<string> group, string id)
    {
        if (group.Count > 0)
        {
            return group;
        }

        var values = name?.Values;
        var roll = values?.GetValueOrDefault("roll") ?? values?.GetValueOrDefault("id");
        var person = string.Join(' ', new[] { values?.GetValueOrDefault("first"), values?.GetValueOrDefault("last") }.OfType<string>());
        return [(roll, person) switch
        {
            ({ } r, { Length: > 0 } p) => $"{p} ({r})",
            ({ } r, _) => r,
            (_, { Length: > 0 } p) => p,
            _ => id,
        }];
    }

    private static string HashOfUpload(Upload upload)
    {
        // only a plain file of ordinary size is opened: a pipe would hang us, a link may lead anywhere
        var file = new FileInfo(upload.Path);
        if (!file.Exists || file.LinkTarget is not null || file.UnixFileMode == UnixFileMode.None || file.Length is 0 or > MostHashed)
        {
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(upload.Source)));
        }

        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

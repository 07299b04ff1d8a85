using Autograder.Rubrics.Intake;
using Shouldly;

namespace Autograder.Rubrics.Tests.Intake;

/// <summary>Reads forged uploads the way the program does.</summary>
internal static class Uploads
{
    internal static IntakeResult Read(byte[] upload, string name = "hw1.zip", IntakeLimits? limits = null) =>
        SubmissionReader.Read(name, upload, limits ?? IntakeLimits.Default, CancellationToken.None);

    internal static IntakeResult Read(this ZipForge zip, IntakeLimits? limits = null) => Read(zip.Build(), limits: limits);

    internal static SubmissionPackage ShouldBeAccepted(this IntakeResult result) =>
        result.ShouldBeOfType<IntakeResult.Accepted>(result is IntakeResult.Refused refused ? string.Join(" | ", refused.Reasons) : "").Package;

    /// <summary>Refused with exactly one reason, which holds these words.</summary>
    internal static string ShouldBeRefused(this IntakeResult result, params string[] words)
    {
        var reason = result.ShouldBeOfType<IntakeResult.Refused>().Reasons.ShouldHaveSingleItem();
        foreach (var word in words)
        {
            reason.ShouldContain(word, Case.Sensitive);
        }

        return reason;
    }

    internal static string[] Paths(this SubmissionPackage package) => [.. package.Files.Select(file => file.Path)];

    internal static string Words(this SubmissionPackage package, NoticeKind kind) =>
        string.Join("\n", package.Notices.Where(notice => notice.Kind == kind).Select(notice => notice.Message));
}

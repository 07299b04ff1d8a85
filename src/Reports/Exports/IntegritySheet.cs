using Autograder.Rubrics.Integrity;

namespace Autograder.Reports.Exports;

/// <summary>What submissions have in common as a CSV for the instructor; never for students.</summary>
public static class IntegritySheet
{
    /// <summary>One line per finding.</summary>
    public static byte[] Write(IReadOnlyList<CourseFinding> findings) => TextSheet.Write(
        findings.Select(finding => (string[])[string.Join("; ", finding.Submissions), finding.What, finding.Surprise]).Prepend(["submissions", "what", "how surprising"]));
}

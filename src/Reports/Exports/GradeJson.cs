using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>A grade with everything in it, for keeping beside the reports and reading at a regrade.</summary>
public static class GradeJson
{
    /// <summary>UTF-8 JSON, indented, the same bytes for the same grade.</summary>
    public static byte[] Write(Grade grade) =>
        throw new NotImplementedException();

    /// <summary>Reads what <see cref="Write"/> wrote. Nothing may be missing and nothing may be unknown.</summary>
    /// <exception cref="ReportException">It is not a stored grade of this format; the message says where.</exception>
    public static Grade Read(ReadOnlySpan<byte> utf8) =>
        throw new NotImplementedException();
}

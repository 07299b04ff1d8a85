using System.Text.Json;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>A grade with everything in it, for keeping beside the reports and reading at a regrade.</summary>
/// <remarks>Half a surrogate pair cannot be written as UTF-8 and becomes U+FFFD; everything else comes back as it was.</remarks>
public static class GradeJson
{
    internal const int Format = 2;

    /// <summary>UTF-8 JSON, indented, the same bytes for the same grade.</summary>
    public static byte[] Write(Grade grade) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredGrade(Format, grade), GradeJsonShape.Stored);

    /// <summary>Reads what <see cref="Write"/> wrote. Nothing may be missing and nothing may be unknown.</summary>
    /// <exception cref="ReportException">It is not a stored grade of this format; the message says where.</exception>
    public static Grade Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            StoredGrade stored = JsonSerializer.Deserialize(utf8, GradeJsonShape.Stored) ?? throw new JsonException("it is null");
            return stored.Format == Format
                ? stored.Grade
                : throw new ReportException($"The stored grade has format {stored.Format}, and this program reads format {Format}: grade the submission again.");
        }
        catch (JsonException problem)
        {
            throw new ReportException($"The stored grade cannot be read: {problem.Message}", problem);
        }
    }
}

/// <summary>What is in the file.</summary>
/// <param name="Format">Counts up when a stored grade would be read differently.</param>
internal sealed record StoredGrade(int Format, Grade Grade);

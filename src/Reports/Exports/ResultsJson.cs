using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>A grade as Gradescope's <c>results.json</c>, so that existing tools can read it.</summary>
public static class ResultsJson
{
    /// <summary>UTF-8 JSON, indented, the same bytes for the same grade. Flags for the instructor are left out: students may see this file.</summary>
    public static byte[] Write(Grade grade) =>
        throw new NotImplementedException();
}

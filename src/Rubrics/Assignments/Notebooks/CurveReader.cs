using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: curve</c>.</summary>
internal static class CurveReader
{
    public static NotebookTest? Read(YamlCursor at) => new NotebookTest.Curve();
}

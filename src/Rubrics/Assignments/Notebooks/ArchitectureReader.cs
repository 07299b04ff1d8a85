using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: architecture</c>.</summary>
internal static class ArchitectureReader
{
    public static NotebookTest? Read(YamlCursor at) => new NotebookTest.Architecture();
}

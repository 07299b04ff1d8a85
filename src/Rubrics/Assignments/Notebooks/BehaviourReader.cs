using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: behaviour</c>.</summary>
internal static class BehaviourReader
{
    public static NotebookTest? Read(YamlCursor at) => new NotebookTest.Behaviour();
}

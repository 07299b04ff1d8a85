using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: behaviour</c>.</summary>
internal static class BehaviourReader
{
    private static readonly Dictionary<string, BehaviourKind> Kinds = new()
    {
        ["gradients"] = BehaviourKind.Gradients,
        ["mode"] = BehaviourKind.Mode,
        ["overfit"] = BehaviourKind.Overfit,
        ["teacher-forcing"] = BehaviourKind.TeacherForcing,
        ["free-running"] = BehaviourKind.FreeRunning,
        ["no-state-leak"] = BehaviourKind.NoStateLeak,
        ["not-trained-on-test"] = BehaviourKind.NotTrainedOnTest,
    };

    public static NotebookTest? Read(YamlCursor at) =>
        at.Require("behaviour") is { } word ? new NotebookTest.Behaviour(word.OneOf(Kinds)) : null;
}

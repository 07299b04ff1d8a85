namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>What a model does when something is tried out on it.</summary>
    public sealed record Behaviour(BehaviourKind Kind) : NotebookTest
    {
        public override string Word => "behaviour";

        public override IReadOnlyList<string> Behaviours => Kind switch
        {
            BehaviourKind.Gradients => ["gradients"],
            BehaviourKind.Mode => ["mode"],
            BehaviourKind.Overfit => ["overfit"],
            BehaviourKind.TeacherForcing => ["teacher-forcing"],
            BehaviourKind.FreeRunning => ["free-running"],
            BehaviourKind.NoStateLeak => ["no-state-leak"],
            BehaviourKind.NotTrainedOnTest => [],
        };
    }
}

/// <summary>What is tried out.</summary>
public enum BehaviourKind
{
    /// <summary>A loss has a gradient in every parameter.</summary>
    Gradients,

    /// <summary>At evaluation, outputs depend on nothing but the input: no dropout, no batch statistics.</summary>
    Mode,

    /// <summary>A copy of the model can learn one batch by heart.</summary>
    Overfit,

    /// <summary>In training, the input of step t is the true value of step t − 1.</summary>
    TeacherForcing,

    /// <summary>At evaluation, true values change nothing.</summary>
    FreeRunning,

    /// <summary>What came in an earlier batch changes nothing.</summary>
    NoStateLeak,

    /// <summary>The box's test images are not recognised better than images that the box never had labels of.</summary>
    NotTrainedOnTest,
}

namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>A model against another: only what may differ does, and the student says rightly which is better.</summary>
    /// <param name="With">The model that it is compared with.</param>
    /// <param name="Allowed">What may differ; null where it is not looked at.</param>
    /// <param name="Name">Name of the typed verdict in answers.yaml; null where none is asked for.</param>
    public sealed record Comparison(ModelName With, IReadOnlyList<ModelSetting>? Allowed, string? Name) : NotebookTest
    {
        public override string Word => "comparison";
        public override ModelName? Other => With;
        public override string? Answer => Name;
    }
}

/// <summary>In what two trained models may differ.</summary>
public enum ModelSetting { Activation, Layers, Dropout, Initial, Loss, Optimizer, LearningRate, WeightDecay, Batch, Steps }

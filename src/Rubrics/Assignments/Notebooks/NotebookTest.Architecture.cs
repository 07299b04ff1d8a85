namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>What a model is made of, read from the live model and not from its code.</summary>
    public sealed record Architecture : NotebookTest
    {
        public override string Word => "architecture";
        public override ModelName? Other => DiffersFrom;

        /// <summary>Layers with parameters (and others that the author names) from input to output; empty where they are not prescribed.</summary>
        public IReadOnlyList<ExpectedLayer> Layers { get; init; } = [];

        /// <summary>Number of trainable parameters.</summary>
        public long? Parameters { get; init; }

        /// <summary>Layers with weights, without the last.</summary>
        public int? HiddenLayers { get; init; }

        /// <summary>The layers that were found, computed again outside the box, must give the model's outputs.</summary>
        public bool Reproduces { get; init; }

        /// <summary>A model from which this one must differ; null where it need not.</summary>
        public ModelName? DiffersFrom { get; init; }

        /// <summary>The differences that count; at least one of them must be there.</summary>
        public IReadOnlyList<ModelChange> Changes { get; init; } = [];
    }
}

/// <summary>How a model may go beyond another.</summary>
public enum ModelChange
{
    /// <summary>More layers with weights.</summary>
    Deeper,

    /// <summary>A layer with more units.</summary>
    Wider,

    /// <summary>Dropout that the other has not, or at another rate.</summary>
    Dropout,

    /// <summary>Weight decay that the other has not, or of another strength.</summary>
    L2,

    /// <summary>Batch normalisation that the other has not.</summary>
    BatchNorm,

    /// <summary>Another activation in the hidden layers.</summary>
    Activation,

    /// <summary>Another kind of layer, such as convolutions.</summary>
    Kind,
}

namespace Autograder.Reference.Expressions;

/// <summary>A formula that has no value whatever its symbols are: an unknown name, shapes that do not fit. Never leaves this folder.</summary>
internal sealed class EvaluationException(string message) : Exception(message)
{
    /// <summary>Shapes do not fit: no reading of the formula has a value. Everything else may be a limit of ours, and a person should look at it.</summary>
    public bool IsMisfit { get; init; }
}

namespace Autograder.Reference.Expressions;

/// <summary>A formula that has no value whatever its symbols are: an unknown name, shapes that do not fit. Never leaves this folder.</summary>
internal sealed class EvaluationException(string message) : Exception(message)
{
    /// <summary>A name stands for nothing here: whoever wrote it may have meant something sensible.</summary>
    public bool IsUnknownName { get; init; }
}

using System.Collections.Frozen;

namespace Autograder.Rubrics.Operations;

/// <summary>Every operation an author can name: a closed set.</summary>
public static class OperationRegistry
{
    private static readonly FrozenDictionary<string, Operation> _operations = new Operation[]
    {
        new SoftmaxOperation(),
        new SigmoidOperation(),
        new SigmoidPrimeOperation(),
        new CrossEntropyOperation(),
        new SoftmaxLossDerivativeOperation(),
        new ForwardOperation(),
        new BackwardOperation(),
        new UpdateOperation(),
        new L2Operation(),
        new ScheduleOperation(),
    }.ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _operations.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The operation of that name, or null.</summary>
    public static Operation? Find(string name) => _operations.GetValueOrDefault(name);
}

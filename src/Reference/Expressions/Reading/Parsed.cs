using System.Diagnostics.CodeAnalysis;

namespace Autograder.Reference.Expressions;

/// <summary>What reading a text gave: a value, or the problem that stopped it.</summary>
public sealed record Parsed<T>
    where T : class
{
    private Parsed(T? value, T? otherReading, ParseProblem? problem) => (Value, OtherReading, Problem) = (value, otherReading, problem);

    public T? Value { get; }

    /// <summary>Set where people mean different things by the same characters: 1/2m is read as (1/2)·m here, and as 1/(2m) there.</summary>
    public T? OtherReading { get; }

    public ParseProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Understood => Value is not null;

    internal static Parsed<T> Of(T value, T? otherReading = null) => new(value, otherReading, null);

    internal static Parsed<T> Not(ParseProblem problem) => new(null, null, problem);
}

namespace Autograder.Reference.Expressions;

/// <summary>Whether a formula means the same as the key.</summary>
public abstract record EquivalenceVerdict
{
    private EquivalenceVerdict()
    {
    }

    /// <summary>Equal at every sampled point where both have a value.</summary>
    /// <param name="Points">how many those were</param>
    /// <param name="Reading">what was compared: the formula as it was read, or its other reading</param>
    public sealed record Equal(int Points, Expression Reading) : EquivalenceVerdict;

    /// <summary>Not equal: a point, the shapes or the symbols show it.</summary>
    /// <param name="Why">one sentence, for the student</param>
    /// <param name="Example">a point where both sides can be computed by hand; null where shapes do not fit</param>
    /// <param name="Mistake">the usual mistake that explains the difference at every point; null when none does</param>
    public sealed record Different(string Why, CounterExample? Example, FormulaMistake? Mistake) : EquivalenceVerdict;

    /// <summary>Neither was found, so a person decides.</summary>
    /// <param name="Why">one sentence, for the marker</param>
    public sealed record Undecided(string Why) : EquivalenceVerdict;
}

/// <summary>Values at which two formulas differ, rounded for reading.</summary>
/// <param name="At">values of the symbols that occur</param>
/// <param name="Given">what the student's formula gives</param>
/// <param name="Expected">what the key gives</param>
public sealed record CounterExample(ValueList<SymbolReading> At, string Given, string Expected)
{
    public override string ToString() => At.Count == 0
        ? $"it gives {Given}, not {Expected}"
        : $"at {string.Join(", ", At.Select(s => $"{s.Symbol} = {s.Value}"))} it gives {Given}, not {Expected}";
}

/// <summary>One symbol and its value, as text.</summary>
public sealed record SymbolReading(string Symbol, string Value);

/// <summary>A usual mistake.</summary>
/// <param name="Says">what is wrong, in one sentence for the student</param>
public sealed record FormulaMistake(FormulaMistakeKind Kind, string Says);

/// <summary>What separates a formula from the key wherever its symbols may be.</summary>
public enum FormulaMistakeKind
{
    Sign,
    ConstantFactor,
    MissingFactor,
    ExtraFactor,
    MissingTerm,
    SignOfTerm,

    /// <summary>Off by the same number everywhere.</summary>
    ConstantTerm,
    Transposed,

    /// <summary>The chain rule without the derivatives of the activations.</summary>
    SlopeDropped,

    /// <summary>A gradient through one of several outputs alone.</summary>
    OneTermOnly,
}

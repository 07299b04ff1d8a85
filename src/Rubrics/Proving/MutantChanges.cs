using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Proving;

/// <summary>One way to change a line.</summary>
internal sealed record MutantChange(Regex Find, string Replace)
{
    /// <summary>The line with its first place changed, or null where there is none.</summary>
    public string? Apply(string line) => Find.IsMatch(line) ? Find.Replace(line, Replace, 1) : null;
}

/// <summary>The ways in which mutants differ from the reference.</summary>
internal static partial class MutantChanges
{
    /// <summary>Of arithmetic with arrays.</summary>
    public static IReadOnlyList<MutantChange> OfFiles { get; } =
    [
        new(Plus(), " - "), new(Minus(), " + "), new(Times(), " / "), new(Divided(), " * "), new(Transpose(), ""), new(AxisZero(), "axis=1"), new(AxisOne(), "axis=0"),
        new(SubtractIn(), "+="), new(AddIn(), "-="), new(Squared(), "** 3"), new(OneMinus(), "(2 - "), new(Matmul(), " * "), new(Less(), " >= "),
    ];

    /// <summary>Also of how a network is built and trained.</summary>
    public static IReadOnlyList<MutantChange> OfNotebooks { get; } =
    [
        .. OfFiles,
        new(Relu(), "torch.tanh("), new(ReluLayer(), "nn.Tanh("), new(Sigmoid(), "torch.tanh("), new(SigmoidLayer(), "nn.Tanh("),
        new(ForgetGradients(), "pass"), new(Step(), "pass"), new(Evaluate(), ".train()"), new(LearningRate(), "lr=10 * "), new(DimOne(), "dim=0"),
        new(FallingExponential(), "exp("), new(SmallConstant(), "(2 * $0)"),
    ];

    [GeneratedRegex(@" \+ ")]
    private static partial Regex Plus();

    [GeneratedRegex(@" - ")]
    private static partial Regex Minus();

    [GeneratedRegex(@" \* ")]
    private static partial Regex Times();

    [GeneratedRegex(@" / ")]
    private static partial Regex Divided();

    [GeneratedRegex(@"\.T\b")]
    private static partial Regex Transpose();

    [GeneratedRegex(@"\baxis=0\b")]
    private static partial Regex AxisZero();

    [GeneratedRegex(@"\baxis=1\b")]
    private static partial Regex AxisOne();

    [GeneratedRegex(@"-=")]
    private static partial Regex SubtractIn();

    [GeneratedRegex(@"\+=")]
    private static partial Regex AddIn();

    [GeneratedRegex(@"\*\* ?2\b")]
    private static partial Regex Squared();

    [GeneratedRegex(@"\(1(\.0)? - ")]
    private static partial Regex OneMinus();

    [GeneratedRegex(@" @ ")]
    private static partial Regex Matmul();

    [GeneratedRegex(@" < ")]
    private static partial Regex Less();

    [GeneratedRegex(@"\b(F|torch|nn\.functional)\.relu\(")]
    private static partial Regex Relu();

    [GeneratedRegex(@"\bnn\.ReLU\(")]
    private static partial Regex ReluLayer();

    [GeneratedRegex(@"\b(F|torch|nn\.functional)\.sigmoid\(")]
    private static partial Regex Sigmoid();

    [GeneratedRegex(@"\bnn\.Sigmoid\(")]
    private static partial Regex SigmoidLayer();

    [GeneratedRegex(@"\b[\w.]+\.zero_grad\(.*\)")]
    private static partial Regex ForgetGradients();

    [GeneratedRegex(@"\b[\w.]+\.step\(\)")]
    private static partial Regex Step();

    [GeneratedRegex(@"\.eval\(\)")]
    private static partial Regex Evaluate();

    [GeneratedRegex(@"\blr ?= ?")]
    private static partial Regex LearningRate();

    [GeneratedRegex(@"\bdim=1\b")]
    private static partial Regex DimOne();

    [GeneratedRegex(@"\bexp\(-")]
    private static partial Regex FallingExponential();

    [GeneratedRegex(@"(?<![\w.])0\.\d*[1-9]\d*(?![\w.])")]
    private static partial Regex SmallConstant();
}

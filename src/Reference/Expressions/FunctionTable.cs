using System.Collections.Frozen;

namespace Autograder.Reference.Expressions;

/// <summary>Every function that a formula may call without declaring it, by the name that trees carry and the ways people write it.</summary>
internal static class FunctionTable
{
    private static readonly KnownFunction[] All =
    [
        new("exp", FunctionKind.Elementwise) { Tex = @"\exp" },
        new("ln", FunctionKind.Elementwise) { Tex = @"\ln", Bare = true },
        new("log", FunctionKind.Elementwise) { Tex = @"\log", Bare = true },
        new("log2", FunctionKind.Elementwise) { Tex = @"\log_{2}", Bare = true, Aliases = ["ld", "lb"] },
        new("log10", FunctionKind.Elementwise) { Tex = @"\log_{10}", Bare = true, Aliases = ["lg"] },
        new("logb", FunctionKind.Numeric, 2, 2),
        new("sqrt", FunctionKind.Elementwise) { Bare = true },
        new("root", FunctionKind.Numeric, 2, 2),
        new("abs", FunctionKind.Elementwise),
        new("sign", FunctionKind.Elementwise) { Aliases = ["sgn", "signum"] },
        new("sin", FunctionKind.Elementwise) { Tex = @"\sin", Bare = true },
        new("cos", FunctionKind.Elementwise) { Tex = @"\cos", Bare = true },
        new("tan", FunctionKind.Elementwise) { Tex = @"\tan", Bare = true },
        new("sinh", FunctionKind.Elementwise) { Tex = @"\sinh", Bare = true },
        new("cosh", FunctionKind.Elementwise) { Tex = @"\cosh", Bare = true },
        new("tanh", FunctionKind.Elementwise) { Tex = @"\tanh", Bare = true },
        new("arctan", FunctionKind.Elementwise) { Tex = @"\arctan", Bare = true, Aliases = ["atan"] },
        new("artanh", FunctionKind.Elementwise) { Aliases = ["atanh", "arctanh"] },
        new("sigmoid", FunctionKind.Elementwise) { Tex = @"\sigma", Aliases = ["sigma", "sigm", "logistic"] },
        new("relu", FunctionKind.Elementwise) { Aliases = ["ReLU", "ReLu", "Relu", "RELU"] },
        new("softplus", FunctionKind.Elementwise) { Aliases = ["Softplus"] },
        new("step", FunctionKind.Elementwise) { Aliases = ["heaviside", "Heaviside"] },
        new("floor", FunctionKind.Elementwise),
        new("ceil", FunctionKind.Elementwise),
        new("max", FunctionKind.Numeric, 1, 16) { Tex = @"\max" },
        new("min", FunctionKind.Numeric, 1, 16) { Tex = @"\min" },
        new("sum", FunctionKind.Reduction),
        new("mean", FunctionKind.Reduction) { Aliases = ["avg", "average"] },
        new("trace", FunctionKind.Reduction) { Aliases = ["tr", "Tr"] },
        new("det", FunctionKind.Reduction) { Tex = @"\det" },
        new("norm", FunctionKind.Reduction, 1, 2),
        new("softmax", FunctionKind.Matrix) { Aliases = ["Softmax", "softMax"] },
        new("diag", FunctionKind.Matrix) { Aliases = ["Diag"] },
        new("inv", FunctionKind.Matrix),
        new("transpose", FunctionKind.Matrix),
        new("indicator", FunctionKind.Condition),
        new("cases", FunctionKind.Condition, 2, 16),
    ];

    private static readonly FrozenDictionary<string, KnownFunction> ByName = Names().ToFrozenDictionary(StringComparer.Ordinal);

    public static KnownFunction? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<string, KnownFunction> Names()
    {
        var names = new Dictionary<string, KnownFunction>(StringComparer.Ordinal);
        foreach (var function in All)
        {
            names.Add(function.Name, function);
            foreach (var alias in function.Aliases)
            {
                names.Add(alias, function);
            }
        }
        return names;
    }
}

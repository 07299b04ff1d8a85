using System.Collections.Frozen;

namespace Autograder.Reference.Expressions;

/// <summary>Elementwise functions on doubles with their first derivatives.</summary>
internal static class ScalarFunctions
{
    private static readonly FrozenDictionary<string, (Func<double, double> Value, Func<double, double> Slope)> Table =
        new Dictionary<string, (Func<double, double>, Func<double, double>)>
        {
            ["exp"] = (Math.Exp, Math.Exp),
            ["ln"] = (Math.Log, x => 1 / x),
            ["log"] = (Math.Log, x => 1 / x),
            ["log2"] = (Math.Log2, x => 1 / (x * Math.Log(2))),
            ["log10"] = (Math.Log10, x => 1 / (x * Math.Log(10))),
            ["sqrt"] = (Math.Sqrt, x => 0.5 / Math.Sqrt(x)),
            ["abs"] = (Math.Abs, Sign),
            ["sign"] = (Sign, _ => 0),
            ["sin"] = (Math.Sin, Math.Cos),
            ["cos"] = (Math.Cos, x => -Math.Sin(x)),
            ["tan"] = (Math.Tan, x => 1 + Math.Tan(x) * Math.Tan(x)),
            ["sinh"] = (Math.Sinh, Math.Cosh),
            ["cosh"] = (Math.Cosh, Math.Sinh),
            ["tanh"] = (Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x)),
            ["arctan"] = (Math.Atan, x => 1 / (1 + x * x)),
            ["artanh"] = (Math.Atanh, x => 1 / (1 - x * x)),
            ["sigmoid"] = (Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
            ["softplus"] = (x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid),
            ["relu"] = (x => x > 0 ? x : 0 * x, x => x > 0 ? 1 : 0),
            ["step"] = (x => double.IsNaN(x) ? x : x >= 0 ? 1 : 0, _ => 0),
            ["floor"] = (Math.Floor, _ => 0),
            ["ceil"] = (Math.Ceiling, _ => 0),
        }.ToFrozenDictionary();

    public static (Func<double, double> Value, Func<double, double> Slope) Find(string function) => Table[function];

    // Math.Sign throws for NaN.
    private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}

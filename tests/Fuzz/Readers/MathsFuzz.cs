using Autograder.Fuzz.Engine;
using Autograder.Reference.Booleans;
using Autograder.Reference.Expressions;

namespace Autograder.Fuzz.Readers;

/// <summary>Formulas, numbers, conditions and logic as people type them; what is understood is also printed, read again and judged.</summary>
internal sealed class MathsFuzz : IFuzzedReader
{
    private static readonly ParseOptions Wide = ParseOptions.Default with { Limits = new(20_000, 400, 20_000), Decimal = DecimalMark.Point };

    private static readonly FormulaContext Context = FormulaContext.Create(
        new Dictionary<string, Domain> { ["x"] = Domain.AnyReal, ["w"] = Domain.AnyReal, ["y"] = Domain.AnyReal, ["W"] = new Domain.Array(["N", "D"], Domain.AnyReal), ["X"] = new Domain.Array(["D"], Domain.AnyReal) },
        ["p = sigma(z)", "z = w x", "L = -y ln(p) - (1-y) ln(1-p)"], ["phi"], new Dictionary<string, string>(), DecimalMark.Either, out _) ?? throw new InvalidOperationException("The declarations are wrong.");

    private static readonly DerivationKey Derivation = DerivationKey.Create(Context, [new("a", "dL/dz = p - y")], out _) ?? throw new InvalidOperationException("The derivation is wrong.");

    public string Name => "maths";

    public long MostAllocated => 512L << 20;

    public int Longest => 2100;

    public int Most => 512 << 10;

    public IEnumerable<byte[]> Seeds => TextBytes.Of(
        "-y ln p - (1-y) ln(1-p)", @"\frac{\partial L}{\partial w_{1,1}} = \frac{p-y}{p(1-p)} \cdot p(1-p)", "dL/dz = dL/dp * dp/dz = p - y", @"\sum_{i=1}^{n} (y_i - \hat{y}_i)^2", "[[1, 2], [3, 4]]^T ⊙ X'",
        "4 <= x1 and x1 <= 7 or not x2 = 3", @"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "||w||_2^2 + |x - |y||", "W^{(2)}_{1,1} h_{t-1} + b^{[1]}", "1[y > 0] max(0, z) 25 % √2 ln 2 log_2 8",
        "1,5e-3 + 0,25", @"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "∂²L/∂w²", @"\left\lVert W \right\rVert_F", "1/2x + e^-x^2!", "∇_θ L(θ) - η ∇L", @"\operatorname{softmax}(z)_k", "prod(i=1..3, x_i)", "A ∧ ¬B ∨ (A xor C)", "x² ⁻¹ ₁ₜ ½ ∞ ′ ‖ − ×", "0x1F 1_000 ½ 3/0");

    public IReadOnlyList<byte[]> Words { get; } = TextBytes.Of(
        "(", ")", "[", "]", "{", "}", "|", "||", "^", "_", "'", "\\", "&", @"\\", ",", ";", "..", "=", "<", ">=", "+", "-", "*", "/", "⊙", ".*", "√", "∂", "∇", "∑", "∏", "d", "dx", "dL/dw", "1", "0", "1e5", "e", "T", "I", "x", "w_1", "θ", "ŷ",
        "y\u0302", " ", "\n", "$", "%", "!", @"\frac{", @"\sqrt", @"\sum_{i=1}^{", @"\partial", @"\hat", @"\mathrm{d}", @"\mathbb{1}", @"\begin{cases}", @"\end{cases}", @"\begin{bmatrix}", @"\end{bmatrix}", @"\left(", @"\right)", @"\def", "ln", "sigma", "max(", "sum(i=1..",
        "and", "or", "not", "cases", "inf", "\u200B", "\u202E", "а", "😀", "\0", "999999999999999999999999999999999999999", "1e300", "1e-300", "(((((((((((((((((((((", "^2^2^2^2^2", "W", "X", "p", "L", "phi(");

    public void Read(byte[] input)
    {
        var text = TextBytes.Text(input);
        var plain = ExpressionParser.ParseStatement(text);
        if (!plain.Understood)
        {
            BrokenPromise.Unless(plain.Problem.Message.Length is > 0 and < 1000 && plain.Problem.Position >= 1 && plain.Problem.Position <= text.Length + 1, "a problem has a place and words");
        }
        else if (plain.Value.Sides.All(s => !Symbols.Nodes(s).Any(IsSpecial)))
        {
            ComesBack(plain.Value);
        }

        TypedConstant.ReadNumber(text);
        TypedConstant.ReadArray(text);
        ExpressionParser.ParseCondition(text);
        BooleanParser.Parse(text, ["A", "B", "C", "x1"], out _);
        Judge(text);
    }

    private static bool IsSpecial(Expression node) => node is Expression.Symbol { Name: "not" or "and" or "or" or "otherwise" or "else" or "if" } or Expression.Call { Function: "logb" };

    private static void ComesBack(Statement statement)
    {
        foreach (var print in (Func<Statement, string>[])[PlainPrinter.Print, TexPrinter.Print])
        {
            var again = ExpressionParser.ParseStatement(print(statement), Wide);
            BrokenPromise.Unless(again.Understood && again.Value.Equals(statement), "what was printed reads the same");
        }
    }

    private static void Judge(string text)
    {
        var parsed = Context.Parse(text);
        if (parsed.Understood && FormulaKey.Create(Context, parsed.Value.Last, out _) is { } key)
        {
            BrokenPromise.Unless(key.Compare(parsed.Value.Last) is not EquivalenceVerdict.Different, "a formula equals itself");
        }

        _ = Derivation.Judge([text, text]).Lines.Count;
    }
}

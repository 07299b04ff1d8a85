using System.Diagnostics;
using System.Globalization;
using System.Text;
using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

/// <summary>Random and damaged texts. AUTOGRADER_FUZZ_ROUNDS sets how many of each (default 1,500), AUTOGRADER_FUZZ_SEED where they start.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Corpus =
    [
        "-y ln p - (1-y) ln(1-p)", @"\frac{\partial L}{\partial w_{1,1}} = \frac{p-y}{p(1-p)} \cdot p(1-p)", "dL/dz = dL/dp * dp/dz = p - y", @"\sum_{i=1}^{n} (y_i - \hat{y}_i)^2",
        "[[1, 2], [3, 4]]^T ⊙ X'", "4 <= x1 and x1 <= 7 or not x2 = 3", @"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "||w||_2^2 + |x - |y||",
        "σ'(z)(1 - σ(z))", "W^{(2)}_{1,1} h_{t-1} + b^{[1]}", "1[y > 0] max(0, z) 25 % √2 ln 2 log_2 8", "1,5e-3 + 0,25", @"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "∂²L/∂w²", @"\left\lVert W \right\rVert_F",
        "1/2x + e^-x^2!", "∇_θ L(θ) - η ∇L", @"\operatorname{softmax}(z)_k", "prod(i=1..3, x_i)", "10^10^10", "x² ⁻¹ ₁ₜ 𝑥 𝟏 ½ ∞ ′ ‖ − ×",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "|", "||", "^", "_", "'", "\\", "&", @"\\", ",", ";", "..", "=", "<", ">=", "+", "-", "*", "/", "⊙", ".*", "√", "∂", "∇", "∑", "∏", "d", "dx", "dL/dw", "1", "0", "1e5",
        "e", "T", "I", "x", "w_1", "θ", "ŷ", "y\u0302", " ", "\n", "$", "%", "!", @"\frac", @"\sqrt", @"\sum", @"\partial", @"\hat", @"\mathrm{d}", @"\mathbb{1}", @"\begin{cases}", @"\end{cases}", @"\left", @"\def",
        "ln", "sigma", "max", "sum", "and", "or", "not", "cases", "inf", "\u200B", "\u202E", "а", "😀", "\uD800", "\0",
    ];

    private static readonly FormulaContext Context = FormulaContext.Create(
        new Dictionary<string, Domain> { ["x"] = Domain.AnyReal, ["w"] = Domain.AnyReal, ["y"] = Domain.AnyReal, ["W"] = new Domain.Array(["N", "D"], Domain.AnyReal), ["X"] = new Domain.Array(["D"], Domain.AnyReal) },
        ["p = sigma(z)", "z = w x", "L = -y ln(p) - (1-y) ln(1-p)"], ["phi"], new Dictionary<string, string>(), DecimalMark.Either, out _).ShouldNotBeNull();

    private static int Rounds => Setting("AUTOGRADER_FUZZ_ROUNDS", 1500);

    private static DeterministicRandom Random(int stream) => new((ulong)(Setting("AUTOGRADER_FUZZ_SEED", 1) * 1000 + stream));

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        var random = Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = new byte[random.NextInt(0, 60)];
            for (var b = 0; b < bytes.Length; b++)
            {
                bytes[b] = (byte)random.NextInt(256);
            }
            Check(random.NextInt(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes));
        }
    }

    [Fact]
    public void Random_pieces_are_read_or_refused()
    {
        var random = Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            Check(string.Concat(Enumerable.Range(0, random.NextInt(1, 14)).Select(_ => Pieces[random.NextInt(Pieces.Length)])));
        }
    }

    [Fact]
    public void Damaged_formulas_are_read_or_refused()
    {
        var random = Random(3);
        for (var i = 0; i < Rounds; i++)
        {
            var text = new StringBuilder(Corpus[random.NextInt(Corpus.Length)]);
            for (var edits = random.NextInt(1, 5); edits > 0; edits--)
            {
                var at = random.NextInt(text.Length + 1);
                switch (random.NextInt(4))
                {
                    case 0 when text.Length > 0:
                        text.Remove(Math.Min(at, text.Length - 1), 1);
                        break;
                    case 1:
                        text.Insert(at, Corpus[random.NextInt(Corpus.Length)]);
                        break;
                    case 2 when at < text.Length:
                        text.Insert(at, text[at]);
                        break;
                    default:
                        text.Insert(at, Pieces[random.NextInt(Pieces.Length)]);
                        break;
                }
            }
            Check(text.ToString());
        }
    }

    private static void Check(string text)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var plain = ExpressionParser.ParseStatement(text);
            if (!plain.Understood)
            {
                plain.Problem.Message.ShouldNotBeNullOrWhiteSpace();
                plain.Problem.Position.ShouldBeInRange(1, text.Length + 1);
            }
            else if (plain.Value.Sides.All(s => !Symbols.Nodes(s).Any(IsSpecial)))
            {
                ComesBack(plain.Value);
            }
            TypedConstant.ReadNumber(text);
            TypedConstant.ReadArray(text);
            ExpressionParser.ParseCondition(text);
            Judge(text);
        }
        catch (Exception fault) when (fault is not ShouldAssertException)
        {
            throw new InvalidOperationException($"{fault.GetType().Name} for: {Shown(text)}", fault);
        }
        // No measurement, only a guard against what grows without bounds: a text is read and judged in well under a second.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), Shown(text));
    }

    // These names mean something else when they are read again, which only declared symbols can be.
    private static bool IsSpecial(Expression node) => node is Expression.Symbol { Name: "not" or "and" or "or" or "otherwise" or "else" or "if" } or Expression.Call { Function: "logb" };

    private static void ComesBack(Statement statement)
    {
        foreach (var print in (Func<Statement, string>[])[PlainPrinter.Print, TexPrinter.Print])
        {
            var printed = print(statement);
            var again = ExpressionParser.ParseStatement(printed, ParseOptions.Default with { Limits = new(20_000, 400, 20_000), Decimal = DecimalMark.Point });
            again.Understood.ShouldBeTrue($"{Shown(printed)}: {again.Problem}");
            again.Value.ShouldBe(statement, $"{Shown(printed)} came back as {PlainPrinter.Print(again.Value ?? statement)}");
        }
    }

    private static void Judge(string text)
    {
        var parsed = Context.Parse(text);
        if (parsed.Understood && FormulaKey.Create(Context, parsed.Value.Last, out _) is { } key)
        {
            key.Compare(parsed.Value.Last).ShouldNotBeOfType<EquivalenceVerdict.Different>(Shown(text));
        }
        if (DerivationKey.Create(Context, [new("a", "dL/dz = p - y")], out _) is { } derivation)
        {
            derivation.Judge([text, text]).Lines.Count.ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    private static string Shown(string text) => string.Concat(text.Select(c => c is >= ' ' and < (char)0x7F ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

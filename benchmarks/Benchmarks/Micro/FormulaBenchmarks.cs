using Autograder.Reference.Expressions;
using BenchmarkDotNet.Attributes;

namespace Autograder.Benchmarks.Micro;

/// <summary>One typed formula against a key that was prepared once, as for each student of a course: reading and comparing, without proof.</summary>
[MemoryDiagnoser]
public class FormulaBenchmarks
{
    private FormulaContext _context = null!;
    private FormulaKey _key = null!;

    [Params(@"\frac{p - y}{p (1 - p)}", "y/p + (1-y)/(1-p)")]
    public string Typed { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var unit = new Domain.Real(0.05, 0.95);
        _context = FormulaContext.Create(new Dictionary<string, Domain> { ["p"] = unit, ["y"] = unit }, [], [], new Dictionary<string, string>(), DecimalMark.Point, out _)
            ?? throw new InvalidOperationException("The context is wrong.");
        _key = FormulaKey.Create(_context, Read("-(y/p) + (1-y)/(1-p)"), out var error) ?? throw new InvalidOperationException(error);
    }

    [Benchmark]
    public object ReadAndCompare() => _key.Compare(Read(Typed));

    private Expression Read(string text) => _context.Parse(text).Value?.Last ?? throw new InvalidOperationException($"{text} is not understood.");
}

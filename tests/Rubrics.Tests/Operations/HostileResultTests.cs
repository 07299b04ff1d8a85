using Autograder.Reference.Calculators;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class HostileResultTests
{
    private static readonly double[] _odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, 1e308, -1e308, double.Epsilon, 1e-300];

    private static readonly IReadOnlyDictionary<string, Given.Map> _cases = new Dictionary<string, Given.Map>
    {
        ["fn.softmax"] = Settings(("classes", 3), ("batch", 4), ("seed", 1)),
        ["fn.sigmoid"] = Settings(("classes", 3), ("batch", 4), ("seed", 1)),
        ["fn.sigmoid_prime"] = Settings(("classes", 3), ("batch", 4), ("seed", 1)),
        ["fn.cross_entropy"] = Settings(("classes", 3), ("batch", 4), ("seed", 1), ("scale", 1000)),
        ["fn.softmax_dLdZ"] = Settings(("classes", 3), ("batch", 4), ("seed", 1)),
        ["mlp.forward"] = Settings(("sizes", new[] { 2, 3, 3 }), ("batch", 4), ("seed", 1)),
        ["mlp.backward"] = Settings(("sizes", new[] { 2, 3, 3 }), ("batch", 4), ("seed", 1), ("numeric", "true")),
        ["mlp.update"] = Settings(("sizes", new[] { 2, 3, 3 }), ("steps", 2), ("seed", 1), ("optimizer", "adam")),
        ["mlp.l2"] = Settings(("sizes", new[] { 2, 3, 3 }), ("batch", 4), ("seed", 1)),
        ["mlp.schedule"] = Settings(("sizes", new[] { 2, 3, 3 }), ("batch", 4), ("seed", 1)),
    };

    private static readonly string[] _names =
    [
        "A", "a", "d", "loss", "dZ", "output", "Z0", "Z1", "A0", "own/gw0", "own/gw1", "own/gb0", "own/gb1", "given/gw0", "given/gw1", "given/gb0", "given/gb1",
        "numeric/plus", "numeric/minus", "W0.0", "W0.1", "b0.0", "b0.1", "W1.0", "W1.1", "b1.0", "b1.1",
        "base/W0", "base/W1", "base/b0", "base/b1", "l2/W0", "l2/W1", "l2/b0", "l2/b1", "etas",
    ];

    private static readonly int[][] _shapes =
    [
        [], [0], [1], [3], [4], [12], [3, 4], [4, 3], [3, 2], [2, 3], [3, 3], [3, 1], [1, 3], [1, 1], [0, 3], [3, 0], [21, 12], [2, 2, 3], [1, 3, 4, 1], [16],
    ];

    [Fact]
    public void Every_operation_has_a_case() => _cases.Keys.Order(StringComparer.Ordinal).ShouldBe(OperationRegistry.Names);

    [Fact]
    public void Arrays_of_odd_numbers_and_shapes_never_throw_and_are_never_right()
    {
        var tensor = from name in Gen.Elements(_names)
                     from shape in Gen.Elements(_shapes)
                     from type in Gen.Elements(Enum.GetValues<TensorType>())
                     from values in Gen.Elements(_odd).ArrayOf(shape.Aggregate(1, (a, b) => a * b))
                     select Make(name, type, shape, values);
        var results = tensor.ListOf().Select(list => Returned(list.DistinctBy(t => t.Name)));
        Prop.ForAll(results.ToArbitrary(), result =>
        {
            foreach (var (name, settings) in _cases)
            {
                var finding = Judge(name, settings, _ => result);
                finding.Outcome.ShouldNotBe(CaseOutcome.Right, $"{name}: {string.Join(", ", result.Tensors.Values.Select(t => $"{t.Name} {t.ShapeText}"))}");
                finding.Words.ShouldNotBeEmpty();
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void All_arrays_filled_with_one_odd_number_never_throw_and_are_never_right()
    {
        foreach (var value in _odd)
        {
            foreach (var shape in _shapes)
            {
                var values = Enumerable.Repeat(value, shape.Aggregate(1, (a, b) => a * b)).ToArray();
                var result = Returned(_names.Select(n => Tensor.FromDoubles(n, shape, values)));
                foreach (var (name, settings) in _cases)
                {
                    Judge(name, settings, _ => result).Outcome.ShouldNotBe(CaseOutcome.Right, $"{name}, {value}, {string.Join(",", shape)}");
                }
            }
        }
    }

    [Fact]
    public void Right_numbers_with_one_that_is_none_are_not_right()
    {
        var settings = _cases["fn.softmax"];
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Judge("fn.softmax", settings, p =>
            {
                var right = LoopNetwork.Softmax(p.Array("Z"));
                right[1, 2] = bad;
                return Returned(Boxed("A", right));
            }).Outcome.ShouldNotBe(CaseOutcome.Right);
        }
    }

    [Fact]
    public void Statuses_and_messages_of_any_kind_are_put_into_words()
    {
        string?[] messages = [null, "", "NameError: name 'net' is not defined", new string('x', 100_000), "\0\u001b[31m\n\r", "\ud800", "shapes (,) (9999999999999,) not aligned"];
        string[] statuses = ["error", "timeout", "unbound", "missing", "bad-output", "crashed", "", "OK", "right", new string('z', 5000)];
        foreach (var (name, settings) in _cases)
        {
            foreach (var (status, message) in statuses.SelectMany(s => messages.Select(m => (s, m))))
            {
                var finding = Judge(name, settings, _ => Ended(status, message, -3));
                finding.Outcome.ShouldBeOneOf(CaseOutcome.Failed, CaseOutcome.NotFound);
                finding.Words.Length.ShouldBeInRange(1, 1200);
            }
        }
    }

    private static Tensor Make(string name, TensorType type, int[] shape, double[] values)
    {
        if (type == TensorType.F64)
        {
            return Tensor.FromDoubles(name, shape, values);
        }
        var width = type switch { TensorType.F32 or TensorType.I32 => 4, TensorType.I64 => 8, TensorType.U8 or TensorType.Bool => 1, TensorType.F64 => 8 };
        return new(name, type, shape, Enumerable.Range(0, values.Length * width).Select(i => (byte)(i * 37)).ToArray());
    }
}

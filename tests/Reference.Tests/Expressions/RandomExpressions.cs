using Autograder.Reference.Expressions;

namespace Autograder.Reference.Tests.Expressions;

/// <summary>Random trees of the kinds that the parser makes.</summary>
internal sealed class RandomExpressions(DeterministicRandom random)
{
    private static readonly string[] Names = ["x", "y", "theta", "yhat", "w", "L", "out", "lambda", "zbar", "nablaL"];
    private static readonly string[] Elementwise = ["exp", "ln", "log2", "sqrt", "sigmoid", "tanh", "relu", "abs", "step", "artanh"];

    public Expression Next(int depth) => depth <= 0 ? Leaf() : random.NextInt(18) switch
    {
        0 or 1 => Leaf(),
        2 => new Expression.Negate(Next(depth - 1)),
        <= 8 => new Expression.Binary((BinaryOperator)random.NextInt(6), Next(depth - 1), Next(depth - 1)),
        9 => new Expression.Postfix((PostfixOperator)random.NextInt(3), Next(depth - 1)),
        10 or 11 => new Expression.Call(Elementwise[random.NextInt(Elementwise.Length)], 0, [Next(depth - 1)]),
        12 => new Expression.Call("sigmoid", 1, [Next(depth - 1)]),
        13 => new Expression.Call(random.NextInt(2) == 0 ? "max" : "norm", 0, [Next(depth - 1), Next(depth - 1)]),
        14 => Series(depth),
        15 => new Expression.Array([.. Enumerable.Range(0, random.NextInt(1, 3)).Select(_ => Next(depth - 1))]),
        16 => new Expression.Derivative(Next(depth - 1), Symbol()),
        _ => new Expression.Call("indicator", 0, [Condition(depth - 1)]),
    };

    public Expression Condition(int depth) => depth <= 0 ? Comparison(0) : random.NextInt(4) switch
    {
        0 => new Expression.Logic((LogicOperator)random.NextInt(2), Condition(depth - 1), Condition(depth - 1)),
        1 => new Expression.Not(Condition(depth - 1)),
        _ => Comparison(depth - 1),
    };

    private Expression.Comparison Comparison(int depth)
    {
        var relations = Enumerable.Range(0, random.NextInt(1, 2)).Select(_ => (Relation)random.NextInt(6)).ToList();
        return new([.. Enumerable.Range(0, relations.Count + 1).Select(_ => Next(depth))], [.. relations]);
    }

    private Expression.Series Series(int depth)
    {
        var bounded = random.NextInt(2) == 0;
        return new((SeriesKind)random.NextInt(2), random.NextInt(2) == 0 ? "i" : "k", bounded ? Next(depth - 2) : null, bounded ? Next(depth - 2) : null, Next(depth - 1));
    }

    private Expression Leaf() => random.NextInt(5) switch
    {
        0 => new Expression.Number(random.NextInt(12)),
        1 => new Expression.Number(new Rational(random.NextInt(100_000), (int)Math.Pow(10, random.NextInt(6)))),
        2 => new Expression.Constant((KnownConstant)random.NextInt(3)),
        _ => Symbol(),
    };

    private Expression.Symbol Symbol()
    {
        var name = Names[random.NextInt(Names.Length)];
        return random.NextInt(5) switch
        {
            0 => new(name, [new Expression.Number(random.NextInt(20))], null),
            1 => new(name, [new Expression.Symbol("i"), new Expression.Number(1)], null),
            2 => new(name, [new Expression.Binary(BinaryOperator.Subtract, new Expression.Symbol("t"), new Expression.Number(1))], null),
            3 when name.Length == 1 => new(name, [], new Expression.Number(random.NextInt(3))),
            _ => new(name),
        };
    }
}

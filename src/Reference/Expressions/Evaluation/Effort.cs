namespace Autograder.Reference.Expressions;

/// <summary>
/// What judging one answer may cost: all its formulas, at all points, in all readings, with all that they lead to. Each formula has a budget of its own, but an answer
/// can hold hundreds, and each of them is computed many times over. Counted, not timed, so that the same answer always comes out the same.
/// </summary>
/// <remarks>
/// It belongs to the thread that judges: the points at which formulas are computed are shared by all students, and formulas lead to each other in many ways.
/// </remarks>
public sealed class Effort : IDisposable
{
    /// <summary>Long derivations of honest students take a fiftieth; all of it takes a few seconds.</summary>
    private const long Most = 3_000_000;

    [ThreadStatic]
    private static Effort? _current;

    private readonly Effort? _outer;
    private long _left;

    private Effort(Effort? outer, long left) => (_outer, _left, _current) = (outer, left, this);

    /// <summary>Until it is disposed, this thread judges one answer. Within an answer that is judged already, it counts for that one.</summary>
    public static Effort OfOneAnswer() => new(_current, _current?._left ?? Most);

    /// <summary>Until it is disposed, nothing is counted: what is computed once for all students is nobody's effort, and nobody may make it fail.</summary>
    internal static Effort OfTheQuestion() => new(_current, long.MaxValue);

    /// <exception cref="EvaluationException">that was too much</exception>
    internal static void Spend(long steps)
    {
        if (_current is { } effort && (effort._left -= steps) < 0)
        {
            throw new EvaluationException("the answer takes too many steps to judge");
        }
    }

    public void Dispose()
    {
        _current = _outer;
        // What the question cost is not the answer's.
        if (_outer is not null && _left <= _outer._left)
        {
            _outer._left = _left;
        }
    }
}

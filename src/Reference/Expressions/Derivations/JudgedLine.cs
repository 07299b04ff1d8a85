namespace Autograder.Reference.Expressions;

/// <summary>One line with the values of its sides.</summary>
/// <param name="Sides">what the line joins by equals signs; the first one is the last of the line before, where the line continues it</param>
/// <param name="WrongPair">the equals sign that does not hold, counted from 1; 0 for none</param>
internal sealed record JudgedLine(IReadOnlyList<Expression> Sides, LineStatus Status, string Note, int WrongPair)
{
    /// <summary>Of every side; empty where they could not be computed.</summary>
    public IReadOnlyList<Quantity[]> True { get; init; } = [];

    /// <summary>The same with what earlier wrong lines claim; the same list while nothing was wrong.</summary>
    public IReadOnlyList<Quantity[]> Believed { get; init; } = [];

    public bool StarsAreEntrywise { get; init; }

    /// <summary>Among readings of one line the one that makes most of it right counts.</summary>
    public int Rank => Status switch
    {
        LineStatus.Follows => 0,
        LineStatus.FollowsFromWrong => 1,
        LineStatus.Undecided => 2,
        LineStatus.DoesNotFollow => 3,
        LineStatus.NotUnderstood => 4,
    };
}

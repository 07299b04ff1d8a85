namespace Autograder.Reference.Expressions;

/// <summary>What became of every line of a derivation, and of every result that was asked for.</summary>
/// <param name="Lines">in the order of the lines</param>
/// <param name="Results">in the order in which they were asked for</param>
public sealed record DerivationVerdict(ValueList<LineVerdict> Lines, ValueList<ResultVerdict> Results)
{
    /// <summary>The line that goes wrong first; null when none does.</summary>
    public LineVerdict? FirstWrong => Lines.FirstOrDefault(l => l.Status == LineStatus.DoesNotFollow);
}

/// <summary>Where a line of a derivation comes from.</summary>
public enum LineStatus
{
    /// <summary>From the givens and the lines before it.</summary>
    Follows,

    /// <summary>Consistently from an earlier line that is wrong.</summary>
    FollowsFromWrong,
    DoesNotFollow,
    NotUnderstood,
    Undecided,
}

/// <summary>One judged line of a derivation.</summary>
/// <param name="Number">counted from 1, as typed</param>
/// <param name="Text">as typed</param>
/// <param name="Note">why, or what it should have been, in a sentence; empty where nothing needs saying</param>
/// <param name="Tex">what was understood; null where nothing was</param>
/// <param name="WrongSide">which of the sides that the line joins by equals signs does not follow, counted from 1; 0 for none</param>
public sealed record LineVerdict(int Number, string Text, LineStatus Status, string Note, string? Tex, int WrongSide);

/// <summary>Whether a derivation states a result that was asked for.</summary>
public enum ResultStatus
{
    Reached,

    /// <summary>As it follows from an earlier mistake.</summary>
    ReachedFromWrong,
    Missing,

    /// <summary>Not found, but something could not be read or decided.</summary>
    Undecided,
}

/// <summary>One result that was asked for, and what became of it.</summary>
/// <param name="Line">where it stands, counted from 1; 0 where it does not</param>
/// <param name="MissingForm">what its way of writing lacks, in a sentence; null when nothing</param>
/// <param name="Says">one sentence for the student; empty where nothing needs saying</param>
public sealed record ResultVerdict(string Id, ResultStatus Status, int Line, string? MissingForm, string Says);

/// <summary>A result that a derivation has to state.</summary>
/// <param name="Id">its name in the question</param>
/// <param name="Statement">such as <c>dL/dp = (p-y)/(p(1-p))</c>; the left side alone where the givens determine it</param>
public sealed record RequiredResult(string Id, string Statement)
{
    public FormRequirement Form { get; init; } = new();
}

namespace Autograder.Api.Marking;

/// <summary>How applying an edit ended: closed family.</summary>
internal abstract record RubricOutcome
{
    private RubricOutcome() { }

    public sealed record Applied(RubricEffect Effect) : RubricOutcome;

    /// <summary>It would do something else than what was shown; nothing was changed.</summary>
    public sealed record Different(RubricEffect Effect) : RubricOutcome;

    /// <summary>Somebody edited one of the lines meanwhile; nothing was changed.</summary>
    public sealed record Stale : RubricOutcome;
}

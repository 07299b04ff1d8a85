using Autograder.Rubrics.Grades;

namespace Autograder.Api.Marking;

/// <summary>How saving a sheet ended: closed family.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <summary>Saved; the question as it stands now.</summary>
    public sealed record Saved(ItemGrade Item) : SaveOutcome;

    /// <summary>Somebody decided meanwhile, or the rubric was edited: nothing was saved.</summary>
    public sealed record Changed(Sheet Now) : SaveOutcome;

    /// <summary>Another marker has the sheet: nothing was saved.</summary>
    public sealed record Held(SheetHolder By) : SaveOutcome;
}

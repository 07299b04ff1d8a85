using Autograder.Reference.Calculators;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Operations;

/// <summary>
/// One thing that students implement and a driver can call: which inputs a case gets, and what its results say. Pure and
/// deterministic; the closed set is in <see cref="OperationRegistry"/>.
/// </summary>
public abstract class Operation
{
    private protected Operation(string name, params IReadOnlyList<string> keys) => (Name, Keys) = (name, keys);

    /// <summary>How authors name it, such as <c>mlp.forward</c>.</summary>
    public string Name { get; }

    /// <summary>How drivers name it.</summary>
    public virtual string DriverOperation => Name;

    /// <summary>The settings a case of this operation reads.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The author's mistakes in a case, all at once; empty where there are none.</summary>
    public IReadOnlyList<string> Validate(Given.Map settings)
    {
        CaseSettingsReader.Read(settings, Keys, out var errors);
        return errors;
    }

    /// <summary>The inputs of a case; the same settings give the same inputs.</summary>
    /// <exception cref="ArgumentException">when the settings do not pass <see cref="Validate"/></exception>
    public PreparedCase Prepare(Given.Map settings) => PrepareCase(Read(settings));

    /// <summary>Judges what came back; never throws for anything a student's code may have left behind.</summary>
    /// <exception cref="ArgumentException">when the settings do not pass <see cref="Validate"/></exception>
    public CaseFinding Judge(Given.Map settings, PreparedCase prepared, CaseResult result, Tolerance tolerance)
    {
        var read = Read(settings);
        var verdict = result.Status == CaseStatus.Ok
            ? JudgeCase(new(read, prepared, result, tolerance))
            : FailureWords.Verdict(result, Missing);
        return new()
        {
            Outcome = verdict.Outcome,
            Mistake = verdict.Mistake,
            Words = verdict.Words,
            Label = Label(read),
            Table = verdict.Table,
            Notes = [.. result.Notes.Take(10).Select(FailureWords.OneLine), .. verdict.Notes],
        };
    }

    /// <summary>Words for a function, or a parameter, that is nowhere to be found.</summary>
    private protected abstract string Missing { get; }

    private protected abstract PreparedCase PrepareCase(CaseSettings settings);

    private protected abstract Verdict JudgeCase(CaseToJudge given);

    private protected abstract string Label(CaseSettings settings);

    private CaseSettings Read(Given.Map settings)
    {
        var read = CaseSettingsReader.Read(settings, Keys, out var errors);
        return errors.Count == 0 ? read : throw new ArgumentException($"The case is not valid: {string.Join("; ", errors)}", nameof(settings));
    }
}

/// <summary>A case with what came back.</summary>
internal sealed record CaseToJudge(CaseSettings Settings, PreparedCase Prepared, CaseResult Result, Tolerance Tolerance);

/// <summary>What judging concluded, before the label and the driver's notes are added.</summary>
internal sealed record Verdict(CaseOutcome Outcome, string Words)
{
    public string? Mistake { get; init; }
    public Exhibit.Table? Table { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static Verdict Right(params IReadOnlyList<string> notes) => new(CaseOutcome.Right, "Correct.") { Notes = notes };

    public static Verdict NearMiss(string mistake, string words) => new(CaseOutcome.NearMiss, words) { Mistake = mistake };
}

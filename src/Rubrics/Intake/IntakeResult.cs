namespace Autograder.Rubrics.Intake;

/// <summary>What became of an upload: a package, or a refusal that says everything that is wrong with it.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>The upload is safe and unpacked.</summary>
    public sealed record Accepted(SubmissionPackage Package) : IntakeResult;

    /// <summary>The upload cannot be taken; the reasons are words for the student, never empty.</summary>
    public sealed record Refused(IReadOnlyList<string> Reasons) : IntakeResult;
}

using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Proofs;

/// <summary>Two formulas that sampling found equal and that shall be proved so.</summary>
/// <param name="Id">the caller's name for it, unique within a batch</param>
/// <param name="Context">what their symbols are</param>
public sealed record ProofPair(string Id, FormulaContext Context, Expression Left, Expression Right);

/// <summary>What a proof came to.</summary>
public enum ProofVerdict
{
    /// <summary>A computer-algebra system reduced the difference to zero.</summary>
    Proved,

    /// <summary>It found that the difference is not zero.</summary>
    Disproved,

    /// <summary>Neither in the given time, or the formulas are of a kind that it is not asked about, such as matrices.</summary>
    Unknown,
}

using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Proofs;

/// <summary>What is known about pairs of formulas beyond the sampled points.</summary>
public interface IKnownProofs
{
    /// <summary>The verdict on two formulas that sampling found equal; null where nobody has tried to prove it.</summary>
    ProofVerdict? Find(FormulaContext context, Expression left, Expression right);
}

using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Proofs;

/// <summary>Verdicts that were found earlier.</summary>
public sealed class KnownProofs(IReadOnlyDictionary<string, ProofVerdict> verdicts) : IKnownProofs
{
    public static KnownProofs None { get; } = new(new Dictionary<string, ProofVerdict>());

    public ProofVerdict? Find(FormulaContext context, Expression left, Expression right) =>
        verdicts.Count > 0 && verdicts.TryGetValue(ProofKey.Of(context, left, right), out var verdict) ? verdict : null;
}

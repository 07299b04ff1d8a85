using System.Collections.Concurrent;
using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Proofs;

/// <summary>Stands in for the known proofs while a batch is judged, to learn which pairs nobody has tried to prove. Safe for several threads.</summary>
public sealed class ProofQuestions(IKnownProofs known) : IKnownProofs
{
    private readonly ConcurrentDictionary<string, ProofPair> _open = new(StringComparer.Ordinal);

    /// <summary>Each pair once, named by its key, in an order that does not depend on threads.</summary>
    public IReadOnlyList<ProofPair> Open => [.. _open.Values.OrderBy(p => p.Id, StringComparer.Ordinal)];

    public ProofVerdict? Find(FormulaContext context, Expression left, Expression right)
    {
        if (known.Find(context, left, right) is { } verdict)
        {
            return verdict;
        }

        var key = ProofKey.Of(context, left, right);
        _open.TryAdd(key, new ProofPair(key, context, left, right));
        return null;
    }
}

namespace Autograder.Reference.Expressions;

/// <summary>
/// What the writer of a derivation has said about names of their own. Who calls dL/dw by another name, or writes a result in terms of itself, has not stated it; a
/// name for which a formula was written out may stand in a result.
/// </summary>
internal sealed class OwnNames(DerivationScope givens)
{
    /// <summary>More sides than this about names of one's own say no more.</summary>
    private const int Most = 120;

    private readonly List<Said> _said = [];
    private DerivationScope? _latest;

    /// <summary>Takes down what a judged line says about names that the question does not have.</summary>
    public void Note(Expression subject, JudgedLine line, DerivationScope truth)
    {
        _latest = truth;
        foreach (var name in line.Sides.Prepend(subject).OfType<Expression.Symbol>().Where(IsOwn).DistinctBy(s => s.Key))
        {
            var values = truth.Values(name, line.StarsAreEntrywise);
            for (var i = 0; i < line.Sides.Count && _said.Count < Most; i++)
            {
                _said.Add(new(NameOf(name), line.Sides[i], PointwiseComparison.Of(line.True[i], values).AreEqual == true));
            }
        }
    }

    /// <summary>Whether a side says a result in words other than the result's own.</summary>
    /// <param name="believed">also by what was said wrongly, where what follows from it is looked for</param>
    public bool IsStated(PreparedResult result, Expression side, bool believed)
    {
        var needed = Needed(side);
        return Says(result, side) && (needed.Count == 0 || WrittenOut(result, believed).IsSupersetOf(needed));
    }

    private DerivationScope Truth => _latest ?? givens;

    /// <summary>The names that are written out without the result, directly or through other names.</summary>
    private HashSet<string> WrittenOut(PreparedResult result, bool believed)
    {
        var open = _said.Where(s => (s.IsTrue || believed) && Says(result, s.Side)).Select(s => (s.Name, Needed: Needed(s.Side))).ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before < known.Count;)
        {
            before = known.Count;
            known.UnionWith(open.Where(s => s.Needed.IsSubsetOf(known)).Select(s => s.Name).ToList());
        }
        return known;
    }

    /// <summary>Names of the question that stand for the result are the result.</summary>
    private bool Says(PreparedResult result, Expression side) =>
        result.IsStatedBy(side) && Symbols.In(side).Where(s => !IsOwn(s)).Select(NameOf).Distinct(StringComparer.Ordinal).All(name => !result.IsNamedBy(name, Truth.Definitions));

    private HashSet<string> Needed(Expression side) => [.. Symbols.In(side).Where(IsOwn).Select(NameOf)];

    private bool IsOwn(Expression.Symbol symbol) => Truth.Definitions.Has(NameOf(symbol)) && !givens.Definitions.Has(NameOf(symbol));

    /// <summary>An entry of a vector belongs to the name of the vector.</summary>
    private string NameOf(Expression.Symbol symbol) => Truth.IsKnown(symbol.Key) ? symbol.Key : SymbolKey.Of(symbol.Name, [], symbol.Layer);

    /// <param name="IsTrue">it is worth what the name stands for</param>
    private sealed record Said(string Name, Expression Side, bool IsTrue);
}

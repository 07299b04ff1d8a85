using Autograder.Rubrics.Assignments.Parts;

namespace Autograder.Rubrics.Keys;

/// <summary>Everything that terms of a package can refer to, and the values that are the same for all students.</summary>
public sealed class KeyBook
{
    internal static readonly KeyBook Empty = new(new Dictionary<string, Term.Calculated>(), new Dictionary<string, Assumption>(), []);
    private readonly Dictionary<string, Part> _parts = [];
    private readonly Dictionary<Term, bool> _constant = [];
    private TermEvaluator? _constants;

    internal KeyBook(IReadOnlyDictionary<string, Term.Calculated> computations, IReadOnlyDictionary<string, Assumption> assumptions, IEnumerable<Part> parts)
    {
        Computations = computations;
        Assumptions = assumptions;
        foreach (var part in parts)
        {
            _parts.TryAdd(part.FullName, part);
            _parts.TryAdd(part.Answer, part);
        }
    }

    /// <summary>What students may or must declare, by name.</summary>
    public IReadOnlyDictionary<string, Assumption> Assumptions { get; }

    internal IReadOnlyDictionary<string, Term.Calculated> Computations { get; }

    internal IEnumerable<string> PartNames => _parts.Keys;

    /// <summary>The part of that full name (<c>item</c> or <c>item.part</c>) or answer name.</summary>
    internal Part? Find(string name) => _parts.GetValueOrDefault(name);

    /// <summary>Whether an answer of that name is asked for.</summary>
    public bool Knows(string name) => _parts.ContainsKey(name);

    /// <summary>Whether a term is the same for every student.</summary>
    internal bool IsConstant(Term term)
    {
        if (_constant.TryGetValue(term, out var known))
        {
            return known;
        }

        _constant[term] = true; // a circle is found elsewhere
        var constant = term is not (Term.Assumed or Term.Answer or Term.FromId) && Next(term).All(IsConstant);
        return _constant[term] = constant;
    }

    /// <summary>Full names of the parts whose answers a term reads, in order, each once.</summary>
    internal IReadOnlyList<string> AnswersIn(Term term) =>
        [.. Closure(term, []).OfType<Term.Answer>().Select(a => Find(a.Name)?.FullName ?? a.Name).Distinct()];

    /// <summary>Names of the constants that a term reads.</summary>
    internal IReadOnlyList<string> AssumedIn(Term term) => [.. Closure(term, []).OfType<Term.Assumed>().Select(a => a.Name).Distinct()];

    /// <summary>Values of constant terms, computed when the package was loaded.</summary>
    internal bool TryConstant(Term term, out Evaluated value)
    {
        value = default;
        return _constants is not null && _constants.TryKnown(term, out value);
    }

    /// <summary>Computes everything that is the same for all students. From then on the book only answers, also to many at once.</summary>
    internal void ComputeConstants(IEnumerable<Term> terms)
    {
        var evaluator = new TermEvaluator(this, new NoStudent());
        foreach (var term in terms.SelectMany(t => Closure(t, [])).Where(IsConstant))
        {
            evaluator.Evaluate(term);
        }

        _constants = evaluator;
    }

    private IEnumerable<Term> Next(Term term) => term switch
    {
        Term.Of of => Computations.TryGetValue(of.Computation, out var computation) ? [computation] : [],
        Term.KeyOf key => Find(key.Name)?.Check.Key is { } other ? [other] : [],
        Term.Answer answer => Find(answer.Name)?.Check.Key is { } own ? [own] : [],
        _ => term.Inner,
    };

    private IEnumerable<Term> Closure(Term term, HashSet<Term> seen)
    {
        if (!seen.Add(term))
        {
            return [];
        }

        return [term, .. Next(term).SelectMany(inner => Closure(inner, seen))];
    }
}

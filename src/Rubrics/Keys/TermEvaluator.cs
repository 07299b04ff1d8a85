using System.Diagnostics;
using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>Evaluates the terms of a package for one student; every term and every computation once.</summary>
internal sealed class TermEvaluator(KeyBook book, IStudentValues student)
{
    private readonly Dictionary<Term, Evaluated> _known = [];
    private readonly Dictionary<Term.Calculated, CalculatorOutcome> _computed = [];

    public bool TryKnown(Term term, out Evaluated value) => _known.TryGetValue(term, out value);

    public Evaluated Evaluate(Term term)
    {
        if (_known.TryGetValue(term, out var known) || book.TryConstant(term, out known))
        {
            return known;
        }

        _known[term] = Evaluated.Failed("the value refers to itself");
        return _known[term] = Compute(term);
    }

    private Evaluated Compute(Term term) => term switch
    {
        Term.Literal literal => Evaluated.Of(literal.Value),
        Term.List list => Compute(list),
        Term.Map map => Compute(map),
        Term.Assumed assumed => book.Assumptions.TryGetValue(assumed.Name, out var assumption) ? student.Assumed(assumption) : Evaluated.Failed($"nothing called '{assumed.Name}' can be assumed"),
        Term.Answer answer => AnswerOf(answer.Name),
        Term.KeyOf key => KeyOf(key.Name),
        Term.Of of => book.Computations.TryGetValue(of.Computation, out var computation) ? ResultOf(computation, of.Result) : Evaluated.Failed($"there is no computation '{of.Computation}'"),
        Term.Calculated calculated => calculated.Result is { } result ? ResultOf(calculated, result) : Evaluated.Failed("a computation needs a result"),
        Term.Formula formula => Compute(formula),
        Term.FromId fromId => student.IdIsOdd is { Odd: { } odd } ? Evaluate(odd ? fromId.Odd : fromId.Even) : Evaluated.Failed(student.IdIsOdd.Problem),
        Term.Choose choose => Compute(choose),
        _ => throw new UnreachableException(),
    };

    private Evaluated Compute(Term.List list)
    {
        var items = new List<Given>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var value = Evaluate(item);
            if (value.Value is null)
            {
                return value;
            }

            items.Add(value.Value);
        }

        return Evaluated.Of(new Given.List(items));
    }

    private Evaluated Compute(Term.Map map)
    {
        var values = ValuesOf(map.Entries, out var problem);
        return values is null ? Evaluated.Failed(problem) : Evaluated.Of(new Given.Map(values));
    }

    private Evaluated Compute(Term.Formula formula)
    {
        var values = ValuesOf(formula.Where, out var problem);
        return values is null ? Evaluated.Failed(problem) : formula.Parsed.Evaluate(values);
    }

    private Evaluated Compute(Term.Choose choose)
    {
        var by = Evaluate(choose.By);
        var word = by.Value switch
        {
            Given.Text text => text.Value,
            Given.Number number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
        return word is null ? Evaluated.Failed(by.Problem.Length > 0 ? by.Problem : "a choice is made by one word")
            : choose.Cases.TryGetValue(word, out var chosen) || choose.Cases.TryGetValue("otherwise", out chosen) ? Evaluate(chosen)
            : Evaluated.Failed($"there is no case '{word}' among {string.Join(", ", choose.Cases.Keys)}");
    }

    private Dictionary<string, Given>? ValuesOf(IReadOnlyDictionary<string, Term> terms, out string problem)
    {
        problem = "";
        var values = new Dictionary<string, Given>();
        foreach (var (name, term) in terms)
        {
            var value = Evaluate(term);
            if (value.Value is null)
            {
                problem = value.Problem;
                return null;
            }

            values[name] = value.Value;
        }

        return values;
    }

    private Evaluated AnswerOf(string name) =>
        book.Find(name) is not { } part ? Evaluated.Failed($"there is no answer '{name}'")
        : student.Answer(part.FullName) is { } own ? Evaluated.Of(own)
        : part.Check.Key is { } key ? Evaluate(key)
        : Evaluated.Failed($"'{name}' has no key that could stand in for a missing answer");

    private Evaluated KeyOf(string name) =>
        book.Find(name)?.Check.Key is { } key ? Evaluate(key) : Evaluated.Failed($"there is no part '{name}' with a computed key");

    private Evaluated ResultOf(Term.Calculated computation, string address)
    {
        switch (OutcomeOf(computation))
        {
            case CalculatorOutcome.Invalid invalid:
                return Evaluated.Failed(string.Join("; ", invalid.Errors.Take(5)));
            case CalculatorOutcome.Computed computed when computed.Results.TryGet(address, out var value):
                return Evaluated.Of(value);
            case CalculatorOutcome.Computed computed:
                return Evaluated.Failed($"calculator {computation.Calculator} has no result '{address}'; it has: {string.Join(", ", computed.Results.Names.Take(40))}");
            default:
                throw new UnreachableException();
        }
    }

    private CalculatorOutcome OutcomeOf(Term.Calculated computation)
    {
        if (_computed.TryGetValue(computation, out var known))
        {
            return known;
        }

        var givens = Evaluate(computation.Givens);
        return _computed[computation] = givens.Value is Given.Map map
            ? CalculatorRegistry.Run(computation.Calculator, map)
            : new CalculatorOutcome.Invalid([givens.Problem]);
    }
}

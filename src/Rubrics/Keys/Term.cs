using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>How a value of a package comes about: written down, computed, or taken from what the student chose. A closed family.</summary>
/// <remarks>Compared by identity, so that what was computed for one place of a package is found again.</remarks>
public abstract class Term
{
    private Term() { }

    /// <summary>The terms that this one is made of.</summary>
    public virtual IEnumerable<Term> Inner => [];

    /// <summary>A number or a word as written.</summary>
    public sealed class Literal(Given value) : Term
    {
        public Given Value => value;
    }

    public sealed class List(IReadOnlyList<Term> items) : Term
    {
        public IReadOnlyList<Term> Items => items;
        public override IEnumerable<Term> Inner => items;
    }

    public sealed class Map(IReadOnlyDictionary<string, Term> entries) : Term
    {
        public IReadOnlyDictionary<string, Term> Entries => entries;
        public override IEnumerable<Term> Inner => entries.Values;
    }

    /// <summary>A constant that the student declares.</summary>
    public sealed class Assumed(string name) : Term
    {
        public string Name => name;
    }

    /// <summary>The student's own answer to a part; the key of the part where it is missing or cannot be read.</summary>
    public sealed class Answer(string name) : Term
    {
        public string Name => name;
    }

    /// <summary>The key of another part.</summary>
    public sealed class KeyOf(string name) : Term
    {
        public string Name => name;
    }

    /// <summary>A result of a named computation.</summary>
    public sealed class Of(string computation, string result) : Term
    {
        public string Computation => computation;
        public string Result => result;
    }

    /// <summary>A result of a calculator that is asked here alone; the whole of its results where no address is given.</summary>
    public sealed class Calculated(string calculator, string? result, Map givens) : Term
    {
        public string Calculator => calculator;
        public string? Result => result;
        public Map Givens => givens;
        public override IEnumerable<Term> Inner => [givens];
    }

    /// <summary>A formula, evaluated with the values of its symbols.</summary>
    public sealed class Formula(ParsedFormula formula, IReadOnlyDictionary<string, Term> where) : Term
    {
        public ParsedFormula Parsed => formula;
        public IReadOnlyDictionary<string, Term> Where => where;
        public override IEnumerable<Term> Inner => where.Values;
    }

    /// <summary>One value for ids whose last digit is odd, another for even ones.</summary>
    public sealed class FromId(Term odd, Term even) : Term
    {
        public Term Odd => odd;
        public Term Even => even;
        public override IEnumerable<Term> Inner => [odd, even];
    }

    /// <summary>One of several values, chosen by the word that another term gives.</summary>
    public sealed class Choose(Term by, IReadOnlyDictionary<string, Term> cases) : Term
    {
        public Term By => by;
        public IReadOnlyDictionary<string, Term> Cases => cases;
        public override IEnumerable<Term> Inner => [by, .. cases.Values];
    }
}

using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>Computes the keys of a package when it is loaded, so that an author's mistakes show then, with their place, and not when a student has answered.</summary>
internal sealed class KeyChecker(KeyBook book, PackageScope scope)
{
    public void Check()
    {
        CheckNames(book, scope);
        book.ComputeConstants(scope.Terms.Places.Select(p => p.Term).Concat(scope.Parts.SelectMany(p => TermsOf(p.Part))));
        // one student with an odd id and one with an even one, who answer what the key says and declare nothing
        foreach (var odd in (bool[])[true, false])
        {
            CheckValues(new TermEvaluator(book, new UsualStudent(odd)));
        }
    }

    /// <summary>Names that refer to nothing.</summary>
    public static void CheckNames(KeyBook book, PackageScope scope)
    {
        foreach (var (at, term) in scope.Terms.Places)
        {
            var (name, known, what) = term switch
            {
                Term.Assumed assumed => (assumed.Name, book.Assumptions.Keys, "assumption"),
                Term.Answer answer => (answer.Name, book.PartNames, "answer"),
                Term.KeyOf key => (key.Name, book.PartNames, "part"),
                Term.Of of => (of.Computation, book.Computations.Keys, "computation"),
                _ => ("", [""], ""),
            };
            if (!known.Contains(name))
            {
                at.Problem($"there is no {what} '{name}'{Nearest.Hint(name, known)}");
            }
        }

        foreach (var (at, item, name) in scope.PartNames.Where(p => book.Find($"{p.Item}.{p.Name}") is null && book.Find(p.Name) is null))
        {
            at.Problem($"there is no part '{name}'{Nearest.Hint(name, book.PartNames)}");
        }
    }

    private void CheckValues(TermEvaluator evaluator)
    {
        var failed = new HashSet<(string, long)>();
        foreach (var (at, term) in scope.Terms.Places.Where(p => !Waits(p.Term)))
        {
            if (term is not Term.Calculated { Result: null } && evaluator.Evaluate(term) is { Value: null } result && failed.Add((at.File, at.Line)))
            {
                Report(at, result.Problem);
            }
        }

        foreach (var (at, typed) in scope.Terms.Typed)
        {
            CheckTyped(at, evaluator.Evaluate(typed).Value);
        }

        foreach (var (at, part) in scope.Parts.Where(p => p.Part.Check.Key is { } key && !Waits(key)))
        {
            if (part.Check.Key is { } key && evaluator.Evaluate(key).Value is { } value && KeyShape.Problem(part.Check, value) is { } problem)
            {
                Report(at.Find("key") ?? at, problem);
            }
        }
    }

    /// <summary>What rests on a constant without a default shows only in a student's sheet.</summary>
    private bool Waits(Term term) => book.AssumedIn(term).Any(name => book.Assumptions.TryGetValue(name, out var assumption) && assumption.Default is null);

    private static void Report(YamlCursor at, string problem)
    {
        if (!at.Problems.Any(p => p.File == at.File && p.Line == at.Line && p.Message == problem))
        {
            at.Problem(problem);
        }
    }

    private static void CheckTyped(YamlCursor at, Given? computed)
    {
        if (computed is not Given.Number { Value: var value })
        {
            return;
        }

        var typed = at.Double();
        if (Math.Abs(typed - value) > 5e-4 * Math.Max(1, Math.Abs(value)))
        {
            Report(at, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the typed key does not agree with the computed one, which is {value:R}"));
        }
    }

    private static IEnumerable<Term> TermsOf(Part part) => part.Check.Readings.All.SelectMany(r => r.Terms).Concat(part.Check.Key is { } key ? [key] : []);

    private sealed class UsualStudent(bool odd) : IStudentValues
    {
        public Given? Answer(string part) => null;

        public Evaluated Assumed(Assumption assumption) =>
            assumption.Default is { } usual ? Evaluated.Of(usual) : Evaluated.Failed($"'{assumption.Name}' has no default");

        public (bool? Odd, string Problem) IdIsOdd => (odd, "");
    }
}

using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>Reads computations, assumptions and decisions, and checks everything that refers to something once all of it is known.</summary>
internal static class KeyBookReader
{
    public static Assignment Read(YamlCursor root, Assignment assignment, PackageScope scope)
    {
        var computations = root.Find("computations")?.Entries().ToDictionary(e => e.Key, e => scope.Terms.ReadComputation(e.Value)) ?? [];
        var assumptions = root.Find("assumptions")?.Entries().ToDictionary(e => e.Key, e => AssumptionReader.Read(e.Key, e.Value)) ?? [];
        var decisions = root.Find("decisions")?.Elements().Select(DecisionReader.Read).ToList() ?? [];
        var items = DecisionReader.Apply(decisions, assignment.Items);
        var parts = items.SelectMany(i => i.Check.Typed?.Parts ?? []).ToList();
        var book = new KeyBook(computations, assumptions, parts);
        if (root.Problems.Count == 0)
        {
            new KeyChecker(book, scope).Check();
        }
        else
        {
            KeyChecker.CheckNames(book, scope);
        }

        if (assignment.AnswerRules.Release == KeyRelease.AfterDue && assignment.Calendar.Due is null)
        {
            root.Find("release")?.Problem("keys that are released after the deadline need one: set 'due', or release them now or never");
        }

        CheckIntegrity(root, assignment.AnswerRules.Integrity, book);
        return assignment with { Items = items, Keys = book };
    }

    private static void CheckIntegrity(YamlCursor root, IntegrityRules rules, KeyBook book)
    {
        foreach (var name in rules.Weights.Concat(rules.Texts).Where(n => !book.Knows(n) && !book.Assumptions.ContainsKey(n)))
        {
            root.Find("integrity")?.Problem($"there is no answer and no assumption '{name}'");
        }
    }
}

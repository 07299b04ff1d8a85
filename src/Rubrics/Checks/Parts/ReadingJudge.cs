using System.Diagnostics;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Tries an answer against the key, the instructor's decision, other readings, what follows from own answers, and known mistakes, in this order.</summary>
internal static class ReadingJudge
{
    /// <summary>So many times larger or smaller than what is right is out of all proportion.</summary>
    private const double Drowning = 1e4;

    /// <param name="shown">The answer in words, such as "4.25".</param>
    /// <param name="agrees">Share of the answer that agrees with a value, 0 to 1.</param>
    /// <param name="wrong">What to say where nothing fits, given the key.</param>
    public static PartFinding Judge(PartContext context, string shown, Func<Given, decimal> agrees, Func<Given, string> wrong)
    {
        var check = context.Part.Check;
        var key = KeyOf(context);
        if (key.Value is null)
        {
            return PartFinding.Unread($"{shown} cannot be compared yet: {key.Problem}. A marker will look at it.");
        }

        var share = agrees(key.Value);
        if (share >= 1)
        {
            return new PartFinding(Outcome.Right, 1, $"{shown} agrees with the computed key.");
        }

        if (context.Decision is { Kind: DecisionKind.AcceptBoth } decision && context.Student.Read(context.Part, decision.Printed) is { } printed && agrees(printed) >= 1)
        {
            return new PartFinding(Outcome.Accepted, 1, $"{shown} is what the printed solution says; the instructor accepts it, too.");
        }

        var best = share > 0 ? new PartFinding(Outcome.Near, share, Partly(shown, share)) : new PartFinding(Outcome.Wrong, 0, wrong(key.Value));
        foreach (var (reading, outcome) in Others(check.Readings))
        {
            if ((reading.Share > best.Share || best.Outcome == Outcome.Wrong) && Fits(context, reading, agrees))
            {
                best = outcome == Outcome.FollowThrough && IsDrowned(context, reading)
                    ? new PartFinding(Outcome.Undecided, 0, $"{shown} is not the key, and your earlier answers are far too large to tell whether it follows from them. A marker will look at it.")
                    : outcome == Outcome.FollowThrough && IsNothingOfNothing(context, reading, key.Value)
                    ? new PartFinding(Outcome.Undecided, 0, $"{shown} is not the key, and from an earlier answer of 0, or next to 0, it follows by almost any way. A marker will look at it.")
                    : new PartFinding(outcome, reading.Share, Words(context, reading, outcome, shown));
            }
        }

        return best;
    }

    private static IEnumerable<(Reading, Outcome)> Others(Readings readings) =>
    [
        .. readings.Accepted.Select(r => (r, Outcome.Accepted)),
        .. readings.Follow.Select(r => (r, Outcome.FollowThrough)),
        .. readings.Near.Select(r => (r, Outcome.Near)),
    ];

    private static Evaluated KeyOf(PartContext context)
    {
        if (context.Decision is { Kind: DecisionKind.Keep } decision && context.Student.Read(context.Part, decision.Printed) is { } printed)
        {
            return Evaluated.Of(printed);
        }

        return context.Part.Check.Key is { } key ? context.Keys.Evaluate(key) : throw new UnreachableException("A part that is compared has a key.");
    }

    /// <summary>A part that a value shares with a known mistake says nothing; only all of it does.</summary>
    private static bool Fits(PartContext context, Reading reading, Func<Given, decimal> agrees)
    {
        if (reading.Holds.Count > 0)
        {
            return reading.Holds.All(condition => context.Keys.Evaluate(condition.Term).Value is { } got && KeyValue.Same(got, condition.Expected));
        }

        return reading.Key is { } key && context.Keys.Evaluate(key).Value is { } value && agrees(value) >= 1;
    }

    /// <summary>Where an earlier answer is infinite, or huge beside its key, the same number follows from it by any formula.</summary>
    private static bool IsDrowned(PartContext context, Reading reading) =>
        reading.Terms.SelectMany(context.Book.AnswersIn).Distinct().Any(name => context.Student.Answer(name) is { } own && !(Largest(own) <= Drowning * Math.Max(1, LargestKey(context, name))));

    /// <summary>Zeros typed everywhere, and numbers next to nothing, follow from each other by every product: nothing of the way is shown by that.</summary>
    private static bool IsNothingOfNothing(PartContext context, Reading reading, Given right) =>
        reading.Key is { } key && context.Keys.Evaluate(key).Value is { } value && IsNothingBeside(value, Largest(right))
        && reading.Terms.SelectMany(context.Book.AnswersIn).Distinct().Any(name => context.Student.Answer(name) is { } own && LargestKey(context, name) is > 0 and var most && IsNothingBeside(own, most));

    private static bool IsNothingBeside(Given value, double size) => Largest(value) is var largest && (largest == 0 || largest * Drowning <= size);

    private static double LargestKey(PartContext context, string part) =>
        context.Book.Find(part)?.Check.Key is { } key && context.Keys.Evaluate(key).Value is { } value ? Largest(value) : 0;

    private static double Largest(Given value) => value switch
    {
        Given.List list => list.Items.Select(Largest).DefaultIfEmpty(0).Max(),
        Given.Number number => Math.Abs(number.Value),
        _ => 0,
    };

    private static string Words(PartContext context, Reading reading, Outcome outcome, string shown)
    {
        if (outcome == Outcome.FollowThrough)
        {
            var own = reading.Terms.SelectMany(context.Book.AnswersIn).Distinct().Where(name => context.Student.Answer(name) is not null).ToList();
            var from = own.Count == 0 ? "your earlier answers" : $"your own {string.Join(", ", own.Select(name => $"{name} = {context.Student.Shown(name)}"))}";
            return $"{shown} is not the key, but it follows correctly from {from}.{Sentence(reading.Says)}";
        }

        return reading.Says.Length > 0 ? $"{shown}: {reading.Says}"
            : outcome == Outcome.Accepted ? $"{shown} is right in another accepted reading."
            : $"{shown} is close to the key, but comes from a known mistake.";
    }

    private static string Sentence(string says) => says.Length == 0 ? "" : " " + says;

    private static string Partly(string shown, decimal share) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{shown} is right in part: {share * 100:0.#} % of it agrees with the key.");
}

using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>What a student chose and answered, as values that keys are computed from.</summary>
internal sealed class StudentAnswers(Assignment assignment, AnswerSheet sheet, string studentId) : IStudentValues
{
    /// <summary>Beyond it everything that is computed drowns in rounding, or in infinity.</summary>
    private const double LargestAssumed = 1e9;

    /// <summary>Below it a constant is as good as zero, and so is a difference beside the constants: rounding hides what is computed from it.</summary>
    private const double SmallestAssumed = 1e-6;
    private readonly Dictionary<string, Given?> _answers = [];

    public (bool? Odd, string Problem) IdIsOdd { get; } = Parity(assignment.AnswerRules, studentId);

    public Given? Answer(string part)
    {
        if (_answers.TryGetValue(part, out var known))
        {
            return known;
        }

        var definition = assignment.Keys.Find(part);
        var typed = definition is null ? null : sheet.Find(definition.Answer);
        return _answers[part] = definition is null || typed is null or { Doubt: not null } ? null : Read(definition, typed.Value);
    }

    /// <summary>The answer in a sentence.</summary>
    public string Shown(string part) => Answer(part) is Given.Number number ? Numbers.Shown(number.Value)
        : assignment.Keys.Find(part) is { } definition && sheet.Find(definition.Answer) is { } typed ? Excerpt.Of(typed.Value.Shown) : "";

    /// <summary>What was typed for a part, as a value; null where it is not understood.</summary>
    public Given? Read(Part part, Typed typed) => part.Check switch
    {
        PartCheck.Number => typed is Typed.Words words && NumberText.Read(words.Text, assignment.AnswerRules.Decimal).Value is { } number ? new Given.Number(number) : null,
        PartCheck.Matrix => AnswerArray.Read(typed, assignment.AnswerRules.Decimal, out _) is { } array ? ToGiven(array) : null,
        PartCheck.Choice choice => ChoiceJudge.Ticked(choice, typed, out _) is { } ticked ? ToGiven(choice, ticked) : null,
        PartCheck.Expression or PartCheck.Text => typed is Typed.Words { Text: { Length: > 0 } text } ? new Given.Text(text) : null,
        _ => null,
    };

    public Evaluated Assumed(Assumption assumption)
    {
        if (sheet.Assumed(assumption.Name) is not { } typed)
        {
            return assumption.Default is { } usual ? Evaluated.Of(usual) : Evaluated.Failed($"declare {assumption.Name} ({assumption.Asked}) below 'assumptions'");
        }

        var value = assumption.Kind switch
        {
            AssumptionKind.Number => typed.Value is Typed.Words words && NumberText.Read(words.Text, assignment.AnswerRules.Decimal).Value is { } number ? new Given.Number(number) : null,
            AssumptionKind.Matrix => AnswerArray.Read(typed.Value, assignment.AnswerRules.Decimal, out _) is { } array && array.Entries.All(e => e.Number is not null) ? ToGiven(array) : null,
            AssumptionKind.Word => typed.Value is Typed.Words words && assumption.Words.FirstOrDefault(w => string.Equals(w, words.Text, StringComparison.OrdinalIgnoreCase)) is { } word ? (Given)new Given.Text(word) : null,
        };
        return value is null ? Evaluated.Failed($"your {assumption.Name}, “{Excerpt.Of(typed.Value.Shown)}”, is not understood as {Wanted(assumption)}")
            : Problem(assumption, value) is { } problem ? Evaluated.Failed(problem) : Evaluated.Of(value);
    }

    private static string? Problem(Assumption assumption, Given value)
    {
        var array = AnswerArray.Of(value);
        if (array is null)
        {
            return null;
        }

        if (assumption.Shape.Count > 0 && !array.Shape.SequenceEqual(assumption.Shape) && !array.Squeezed().Shape.SequenceEqual(assumption.Shape.Where(l => l != 1)))
        {
            return $"your {assumption.Name} is {array.ShapeWords}; {string.Join('×', assumption.Shape)} is asked for";
        }

        var numbers = array.Entries.Select(e => e.Number).ToList();
        return numbers.Exists(n => n is { } number && !(Math.Abs(number) <= LargestAssumed)) ? $"your {assumption.Name} is too large to compute with"
            : assumption.Checks.Contains(AssumptionCheck.NotAllZero) && numbers.TrueForAll(n => Math.Abs(n ?? 0) < SmallestAssumed) ? $"your {assumption.Name} is zero everywhere, or as good as zero, which leaves nothing to compute"
            : assumption.Checks.Contains(AssumptionCheck.NotAllEqual) && numbers.Count > 1 && numbers.TrueForAll(n => Math.Abs((n - numbers[0]) ?? 0) <= SmallestAssumed * Math.Abs(numbers[0] ?? 0)) ? $"all entries of your {assumption.Name} are equal, which leaves nothing to tell apart"
            : null;
    }

    private static string Wanted(Assumption assumption) => assumption.Kind switch
    {
        AssumptionKind.Number => "a number",
        AssumptionKind.Matrix => "a list or a matrix of numbers",
        AssumptionKind.Word => $"one of {string.Join(", ", assumption.Words)}",
    };

    /// <summary>Parity of the last digit of the id.</summary>
    private static (bool? Odd, string Problem) Parity(AnswerRules rules, string id)
    {
        var digits = rules.IdPattern is { } pattern ? pattern.Match(id).Value : LastDigits(id);
        return digits.LastOrDefault(char.IsAsciiDigit) is var last && last != default
            ? ((last - '0') % 2 == 1, "")
            : (null, string.Create(CultureInfo.InvariantCulture, $"this depends on the digits of your id, and “{Excerpt.Of(id)}” has none"));
    }

    private static string LastDigits(string id) => new([.. id.Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse()]);

    private static Given ToGiven(PartCheck.Choice choice, IReadOnlyList<Option> ticked) =>
        choice.One && ticked is [var only] ? only.Value ?? new Given.Text(only.Letter) : new Given.List([.. ticked.Select(o => new Given.Text(o.Letter))]);

    private static Given ToGiven(AnswerArray array) => GivenArrays.ToGiven(array.Shape, i => ToGiven(array.Entries[i]));

    private static Given ToGiven(Entry entry) => entry.Number is { } number ? new Given.Number(number) : new Given.Text(entry.Text);
}

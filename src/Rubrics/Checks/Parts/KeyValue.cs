using Autograder.Reference.Expressions;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Keys as numbers; authors may write them as constants, such as "1/3".</summary>
internal static class KeyValue
{
    public static double? Number(Given key) => key switch
    {
        Given.Number number => number.Value,
        Given.Text text => NumberText.Read(text.Value, DecimalMark.Point).Value,
        Given.List { Items: [var only] } => Number(only),
        _ => null,
    };

    /// <summary>Equal up to rounding, also in lists.</summary>
    public static bool Same(Given a, Given b) => (a, b) switch
    {
        (Given.List x, Given.List y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => Same(pair.First, pair.Second)),
        (Given.Text x, Given.Text y) => x.Value == y.Value,
        _ => Number(a) is { } x && Number(b) is { } y && (Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(y)) || x.Equals(y)),
    };
}

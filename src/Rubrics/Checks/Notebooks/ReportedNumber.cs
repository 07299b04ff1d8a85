using System.Globalization;
using System.Text.RegularExpressions;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>A number that a student reports.</summary>
/// <param name="Value">Accuracies as shares from 0 to 1, however they were typed.</param>
/// <param name="Rounding">Half a unit of the last digit that was typed, but no more than says something; 0 where it was not typed as digits.</param>
internal sealed partial record ReportedNumber(double Value, double Rounding)
{
    /// <summary>That of a share with one decimal: "1" and "0e9" would otherwise be near everything.</summary>
    private const double MostOfShare = 0.05;

    /// <summary>As a share of the number itself: that of one digit.</summary>
    private const double MostOfNumber = 0.5;

    /// <summary>What was typed; null with a problem where it is no such number.</summary>
    public static (ReportedNumber? Number, string Problem) Read(string text, MetricKind kind, DecimalMark mark)
    {
        var read = NumberText.Read(text, mark);
        if (read.Value is not { } value)
        {
            return (null, read.Problem);
        }

        var rounding = RoundingOf(text);
        if (kind != MetricKind.Accuracy)
        {
            return (new ReportedNumber(value, Math.Min(rounding, MostOfNumber * Math.Abs(value))), "");
        }

        var isPercent = text.Contains('%');
        rounding = Math.Min(isPercent || value > 1 ? rounding / 100 : rounding, MostOfShare);
        value = !isPercent && value > 1 ? value / 100 : value;
        return value is >= 0 and <= 1 ? (new ReportedNumber(value, rounding), "") : (null, "an accuracy is a share from 0 to 1 or a percentage up to 100");
    }

    private static double RoundingOf(string text) =>
        Digits().Match(text.Trim()) is { Success: true } match
            ? 0.5 * Math.Pow(10, (match.Groups["power"].Success ? int.Parse(match.Groups["power"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) - match.Groups["places"].Length)
            : 0;

    [GeneratedRegex(@"^[0-9]+(?:[.,](?<places>[0-9]*))?(?:[eE](?<power>[+-]?[0-9]{1,2}))?(?:\s*%)?\z")]
    private static partial Regex Digits();
}

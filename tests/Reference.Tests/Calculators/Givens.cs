using Autograder.Reference.Calculators;

namespace Autograder.Reference.Tests.Calculators;

/// <summary>Writes givens as an author would: numbers, words, nested arrays.</summary>
internal static class Givens
{
    public static Given.Map Map(params (string Key, object Value)[] entries) =>
        new(entries.ToDictionary(e => e.Key, e => Of(e.Value)));

    public static CalculatorResults Computed(string calculator, params (string Key, object Value)[] entries) =>
        CalculatorRegistry.Run(calculator, Map(entries)) switch
        {
            CalculatorOutcome.Computed computed => computed.Results,
            CalculatorOutcome.Invalid invalid => throw new InvalidOperationException(string.Join("\n", invalid.Errors)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static IReadOnlyList<string> Errors(string calculator, params (string Key, object Value)[] entries) =>
        CalculatorRegistry.Run(calculator, Map(entries)) is CalculatorOutcome.Invalid invalid ? invalid.Errors : [];

    public static double At(this CalculatorResults results, string address) =>
        results.TryGet(address, out var value) ? value[[]] : throw new KeyNotFoundException(address);

    private static Given Of(object value) => value switch
    {
        string text => new Given.Text(text),
        System.Collections.IEnumerable items => new Given.List([.. items.Cast<object>().Select(Of)]),
        _ => new Given.Number(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}

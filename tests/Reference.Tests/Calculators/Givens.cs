using System.Text.Json;
using System.Text.RegularExpressions;
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

    /// <summary>Givens as a package writes them in one line: <c>{ input: [3], layers: [ { type: lstm, units: 5 } ] }</c>.</summary>
    public static CalculatorResults Written(string calculator, string givens) =>
        Computed(calculator, [.. Parse(givens).Entries.Select(e => (e.Key, (object)e.Value))]);

    public static IReadOnlyList<string> WrittenErrors(string calculator, string givens) =>
        CalculatorRegistry.Run(calculator, Parse(givens)) is CalculatorOutcome.Invalid invalid ? invalid.Errors : [];

    public static double[] All(this CalculatorResults results, string address) =>
        results.TryGet(address, out var value) ? value.Values.ToArray() : throw new KeyNotFoundException(address);

    public static IReadOnlyList<string> Errors(string calculator, params (string Key, object Value)[] entries) =>
        CalculatorRegistry.Run(calculator, Map(entries)) is CalculatorOutcome.Invalid invalid ? invalid.Errors : [];

    public static double At(this CalculatorResults results, string address) =>
        results.TryGet(address, out var value) ? value[[]] : throw new KeyNotFoundException(address);

    private static Given Of(object value) => value switch
    {
        Given given => given,
        string text => new Given.Text(text),
        System.Collections.IDictionary map => new Given.Map(map.Keys.Cast<string>().ToDictionary(k => k, k => Of(map[k] ?? ""))),
        System.Collections.IEnumerable items => new Given.List([.. items.Cast<object>().Select(Of)]),
        _ => new Given.Number(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static Given.Map Parse(string givens)
    {
        var json = Regex.Replace(givens, "\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*", w => w.Value[0] == '"' || IsNumber(givens, w.Index) ? w.Value : $"\"{w.Value}\"");
        using var document = JsonDocument.Parse(json);
        return (Given.Map)Of(document.RootElement);
    }

    /// <summary>Whether the letter at this place is the exponent of a number such as 1e-8.</summary>
    private static bool IsNumber(string text, int at) => at > 0 && char.IsAsciiDigit(text[at - 1]);

    private static Given Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => new Given.Number(element.GetDouble()),
        JsonValueKind.Array => new Given.List([.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => new Given.Map(element.EnumerateObject().ToDictionary(p => p.Name, p => Of(p.Value))),
        _ => new Given.Text(element.GetString() ?? ""),
    };
}

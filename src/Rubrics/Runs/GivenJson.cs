using System.Diagnostics;
using System.Text.Json;
using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Runs;

/// <summary>Givens as JSON, for requests to drivers.</summary>
internal static class GivenJson
{
    /// <summary>One text per value: equal texts, equal values.</summary>
    public static string Text(Given given)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, given);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Utf8JsonWriter json, Given given)
    {
        switch (given)
        {
            case Given.Number { Value: var number } when number == Math.Floor(number) && Math.Abs(number) < 1e15:
                json.WriteNumberValue((long)number);
                break;
            case Given.Number { Value: var number }:
                json.WriteNumberValue(number);
                break;
            case Given.Text { Value: var text }:
                json.WriteStringValue(text);
                break;
            case Given.List { Items: var items }:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case Given.Map { Entries: var values }:
                json.WriteStartObject();
                foreach (var (name, value) in values)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            default:
                throw new UnreachableException();
        }
    }
}

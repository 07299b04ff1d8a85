using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>Marks as a plain number; 7.50 and 7.5 are the same marks and are written alike.</summary>
internal sealed class MarksConverter : JsonConverter<Marks>
{
    // Dividing by one with many decimals takes trailing zeros off.
    private const decimal One = 1.0000000000000000000000000000m;

    public override Marks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Marks value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value / One);
}

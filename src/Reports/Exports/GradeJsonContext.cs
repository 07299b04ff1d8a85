using System.Text.Json.Serialization;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>How a grade is written and strictly read, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(MarksConverter)])]
[JsonSerializable(typeof(StoredGrade))]
[JsonSerializable(typeof(Exhibit.Table))]
[JsonSerializable(typeof(Exhibit.Curves))]
[JsonSerializable(typeof(Exhibit.Intervals))]
[JsonSerializable(typeof(Exhibit.Output))]
[JsonSerializable(typeof(Exhibit.Picture))]
[JsonSerializable(typeof(Exhibit.Words))]
[JsonSerializable(typeof(Exhibit.Understood))]
[JsonSerializable(typeof(Exhibit.MatrixEntries))]
[JsonSerializable(typeof(Exhibit.Derivation))]
internal sealed partial class GradeJsonContext : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>The generated shape, with what attributes would say if another room's types carried ours.</summary>
internal static class GradeJsonShape
{
    /// <summary>How the file is written and strictly read.</summary>
    public static readonly JsonTypeInfo<StoredGrade> Stored = (JsonTypeInfo<StoredGrade>)new JsonSerializerOptions(GradeJsonContext.Default.StoredGrade.Options)
    {
        TypeInfoResolver = GradeJsonContext.Default.WithAddedModifier(NameExhibits).WithAddedModifier(RequireAll),
        // Readable letters; the file is never put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(StoredGrade));

    private static void NameExhibits(JsonTypeInfo type)
    {
        if (type.Type != typeof(Exhibit)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "type",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
            DerivedTypes =
            {
                new JsonDerivedType(typeof(Exhibit.Table), "table"),
                new JsonDerivedType(typeof(Exhibit.Curves), "curves"),
                new JsonDerivedType(typeof(Exhibit.Intervals), "intervals"),
                new JsonDerivedType(typeof(Exhibit.Output), "output"),
                new JsonDerivedType(typeof(Exhibit.Picture), "picture"),
                new JsonDerivedType(typeof(Exhibit.Words), "words"),
                new JsonDerivedType(typeof(Exhibit.Understood), "understood"),
                new JsonDerivedType(typeof(Exhibit.MatrixEntries), "matrix"),
                new JsonDerivedType(typeof(Exhibit.Derivation), "derivation"),
            },
        };
    }

    // A file that was cut or edited must not be read as a grade with empty lists.
    private static void RequireAll(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (JsonPropertyInfo property in type.Properties)
            if (property.Set is not null || property.AssociatedParameter is not null) property.IsRequired = true;
    }
}

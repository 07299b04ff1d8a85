using System.Globalization;

namespace Autograder.Api.Marking;

/// <summary>One criterion in the form.</summary>
internal sealed class CriterionForm
{
    public const string Full = "full", Part = "part", None = "none";

    /// <summary>Full, part, none, or empty where it is left open (or as the machine found it).</summary>
    public string? Choice { get; set; }

    /// <summary>With <see cref="Part"/>.</summary>
    public string? Marks { get; set; }
    public string? Comment { get; set; }

    public static CriterionForm Of(SheetCriterion criterion) => new()
    {
        Choice = criterion.Decision?.Marks is not { } marks ? "" : marks == criterion.Worth && marks != 0 ? Full : marks == 0 ? None : Part,
        Marks = criterion.Decision?.Marks is { } part && part != 0 && part != criterion.Worth ? part.ToString("0.##", CultureInfo.InvariantCulture) : "",
        Comment = criterion.Decision?.Comment,
    };
}

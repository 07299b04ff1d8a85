using System.ComponentModel.DataAnnotations;
using Autograder.Api.Data;
using Autograder.Rubrics.Calendars;

namespace Autograder.Api.Manage.Settings;

/// <summary>What an instructor decides about an assignment. Times are wall-clock times of the course, as a browser's date field writes them.</summary>
internal sealed class AssignmentForm
{
    [Required(ErrorMessage = "Give the assignment a title.")]
    [StringLength(200, ErrorMessage = "The title is too long.")]
    public string Title { get; set; } = "";

    /// <summary>Empty hides it.</summary>
    public string? Opens { get; set; }

    /// <summary>Empty takes the package's deadline.</summary>
    public string? Due { get; set; }

    /// <summary>Empty for any number.</summary>
    [Range(1, 1000, ErrorMessage = "Attempts: write a whole number of at least 1, or leave it empty.")]
    public int? Attempts { get; set; }

    [EnumDataType(typeof(ReleaseRule), ErrorMessage = "Choose when students see results.")]
    public ReleaseRule Release { get; set; }

    public static AssignmentForm Of(CourseAssignment assignment, TimeZoneInfo zone) => new()
    {
        Title = assignment.Title,
        Opens = assignment.OpensAt is { } opens ? Typed(TimeZoneInfo.ConvertTime(opens, zone).DateTime) : null,
        Due = assignment.DueLocal is { } due ? Typed(due) : null,
        Attempts = assignment.AttemptLimit,
        Release = assignment.Release,
    };

    /// <summary>As date fields of browsers read and write it.</summary>
    public static string Typed(DateTime local) => local.ToString(local.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Null where nothing was typed; a problem where it is no time.</summary>
    public static DateTime? Read(string? typed, out bool wrong)
    {
        wrong = false;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        wrong = !Calendar.TryParseLocal(typed, out var local) || !MayBe(local);
        return wrong ? null : local;
    }

    /// <summary>Whether it is a year in which somebody teaches: far from the ends of all calendars, between which times are moved.</summary>
    public static bool MayBe(DateTime local) => local.Year is >= 2000 and <= 2200;
}

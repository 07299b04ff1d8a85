using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Shared;

/// <summary>What people read, in their language: texts by their English wording, numbers, and dates in their time zone.</summary>
internal interface ITexts
{
    /// <summary>"en" or "de".</summary>
    string Language { get; }

    /// <summary>Time zone for people who have not chosen one; pages of a course set it to the course's.</summary>
    string? CourseZone { get; set; }

    /// <summary>IANA name of the zone that dates are shown in.</summary>
    string ZoneName { get; }

    string this[string english] { get; }

    /// <summary>With {0}, {1} … filled in; numbers as the language writes them.</summary>
    string this[string english, params object?[] values] { get; }

    /// <summary>One wording for one, another for any other number; {0} is the number.</summary>
    string Count(long number, string one, string many, params object?[] more);

    /// <summary>Day, time and zone, in a time element.</summary>
    IHtmlContent Date(DateTimeOffset instant);

    /// <summary>Day and time; the zone stands in the title. For tables whose heading names the zone.</summary>
    IHtmlContent ShortDate(DateTimeOffset instant);

    /// <summary>"5 minutes ago", "in 3 days".</summary>
    IHtmlContent Ago(DateTimeOffset instant, DateTimeOffset now);

    /// <summary>Day, time and zone as plain text.</summary>
    string DateText(DateTimeOffset instant);

    /// <summary>A wall-clock time that means the named zone, as deadlines are written.</summary>
    string LocalText(DateTime local, string zone);

    string Number(decimal value, int decimals = 2);

    /// <summary>Marks without needless zeros: 3, 2.5, 0.25.</summary>
    string Marks(decimal marks);

    /// <summary>A part of one as per cent.</summary>
    string Percent(decimal part);

    string Bytes(long bytes);

    /// <summary>"3 days 4 h", "12 min", "8 s".</summary>
    string Duration(TimeSpan span);
}

namespace Autograder.Rubrics.Calendars;

/// <summary>Until when late work keeps how much of its marks.</summary>
/// <param name="Until">The last moment, inclusive, with the offset of the course's time zone.</param>
/// <param name="Kept">0 to 1.</param>
public sealed record LateStep(DateTimeOffset Until, decimal Kept);

namespace Autograder.Rubrics.Calendars;

/// <summary>How late a submission came and what that means.</summary>
/// <param name="By">Time after the deadline; zero when in time.</param>
/// <param name="Factor">The part of the marks that is kept, 0 to 1.</param>
/// <param name="Accepted">False when the submission came after the last moment at which work is taken.</param>
/// <param name="Words">One or two sentences for the student, with the deadline and its time zone.</param>
public sealed record Lateness(TimeSpan By, decimal Factor, bool Accepted, string Words);

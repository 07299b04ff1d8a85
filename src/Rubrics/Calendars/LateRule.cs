namespace Autograder.Rubrics.Calendars;

/// <summary>What a late submission keeps.</summary>
/// <param name="UpTo">How long after the deadline this rule holds, inclusive; counted in real hours, also across a change to summer time.</param>
/// <param name="Kept">The part of the marks that is kept, 0 to 1.</param>
/// <param name="ToEndOfDay">Stretches <paramref name="UpTo"/> to the last second of the day it falls on, in the course's time zone.</param>
public sealed record LateRule(TimeSpan UpTo, decimal Kept, bool ToEndOfDay = false);

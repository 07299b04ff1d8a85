namespace Autograder.Rubrics.Calendars;

/// <summary>When one upload arrived, as known outside the student's own files.</summary>
/// <param name="At">The moment, with its offset.</param>
/// <param name="Recorded">True when it was written down in <c>received.csv</c>; false when only the file's own date was there to go by.</param>
/// <param name="Group">What <c>received.csv</c> says about the group: member ids or names; empty when nothing.</param>
public sealed record ReceivedTime(DateTimeOffset At, bool Recorded, IReadOnlyList<string> Group);

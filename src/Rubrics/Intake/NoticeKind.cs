namespace Autograder.Rubrics.Intake;

/// <summary>What a <see cref="Notice"/> is about.</summary>
public enum NoticeKind
{
    /// <summary>A file was left out.</summary>
    Dropped,

    /// <summary>A name or the layout was changed to a safe form.</summary>
    Normalised,

    /// <summary>Something the assignment asks for is not there.</summary>
    Missing,

    /// <summary>The upload is not named as the assignment asks.</summary>
    Naming,

    /// <summary>The upload came after the deadline, or its time is not certain.</summary>
    Late,

    /// <summary>A document is longer than allowed or cannot be counted.</summary>
    Pages,

    /// <summary>About working in a group.</summary>
    Group,

    /// <summary>Something in the answers file fits no question or could not be read.</summary>
    Answers,

    /// <summary>Worth a look by a person.</summary>
    Flag,
}

namespace Autograder.Hostile.Matrix;

/// <summary>How a hand-in came out, in the words that cases use for what they may bring about.</summary>
public enum Outcome
{
    /// <summary>Full marks.</summary>
    Full,

    /// <summary>It ran to its end, and the answers are not right.</summary>
    Wrong,

    /// <summary>It gave something that is no answer.</summary>
    BadOutput,

    /// <summary>It failed or ended itself.</summary>
    Crashed,

    /// <summary>Its time on the clock was up.</summary>
    TimedOut,

    /// <summary>Its processor time was used up.</summary>
    Cpu,

    /// <summary>It needed more memory than it may have.</summary>
    Memory,

    /// <summary>It printed without end.</summary>
    Output,

    /// <summary>We broke: never allowed.</summary>
    OurFault,
}

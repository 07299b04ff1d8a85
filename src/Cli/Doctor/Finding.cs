namespace Autograder.Cli.Doctor;

/// <summary>How a check of the machine came out.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Grading works, but somebody should know.</summary>
    Note,

    /// <summary>Grading does not work.</summary>
    Bad,
}

/// <summary>What one check of the machine found, and what to do about it where something is to be done.</summary>
internal sealed record Finding(string What, Health Health, string Found, string ToDo = "");

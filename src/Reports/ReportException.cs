namespace Autograder.Reports;

/// <summary>A report or a stored grade could not be made or read. Always ours to repair, never the student's doing.</summary>
public sealed class ReportException : Exception
{
    public ReportException(string message) : base(message) { }

    public ReportException(string message, Exception inner) : base(message, inner) { }
}

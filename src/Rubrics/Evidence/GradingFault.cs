namespace Autograder.Rubrics.Evidence;

/// <summary>Something of ours broke or is missing. Never the student's zero: the submission is shown as not graded yet.</summary>
public class GradingFault : Exception
{
    public GradingFault(string message, Exception? cause = null) : base(message, cause) { }
}

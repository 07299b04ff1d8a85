using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Showing;

/// <summary>Shows a batch while it is graded. Called from several threads.</summary>
internal interface IBatchDisplay : IProgress<GradingPhase>
{
    /// <summary>A submission is done.</summary>
    void Done(Grade grade, TimeSpan took);

    /// <summary>The caller wants to stop.</summary>
    void Stopping();
}

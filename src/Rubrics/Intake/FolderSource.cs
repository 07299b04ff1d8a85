namespace Autograder.Rubrics.Intake;

internal static class FolderSource
{
    internal static IntakeResult Read(string path, string name, IntakeLimits limits, CancellationToken cancellationToken) => throw new NotSupportedException();
}

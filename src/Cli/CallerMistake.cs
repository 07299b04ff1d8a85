namespace Autograder.Cli;

/// <summary>What the caller or the author of a package has to correct, all at once; one line each.</summary>
internal sealed class CallerMistake(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public CallerMistake(string problem) : this([problem]) { }

    public IReadOnlyList<string> Problems => problems;
}

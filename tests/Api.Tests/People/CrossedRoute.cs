namespace Autograder.Api.Tests.People;

/// <param name="Path">As the program declares it, with its parameters.</param>
internal sealed record CrossedRoute(string Method, string Path, bool TakesFiles)
{
    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);
}

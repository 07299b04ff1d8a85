using System.Net;

namespace Autograder.Sandbox.Docker;

/// <summary>The engine answered, and said no.</summary>
internal sealed class DockerRefusal(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;
}

using System.CommandLine;

namespace Autograder.Api.Hosting;

/// <summary>What the program can be asked to do.</summary>
internal static class PortalCommands
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("The portal of Autograder: people, courses, the queue.");
        return root.Parse(arguments).InvokeAsync();
    }
}

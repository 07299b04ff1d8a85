using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>Tests that start boxes take turns, so that one does not push another over its time limits.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealEngine
{
    public const string Name = "real engine";
}

using Xunit;

namespace Autograder.Portal.Tests;

/// <summary>Tests that share one running portal, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<SharedPortal>
{
    public const string Name = "one portal";
}

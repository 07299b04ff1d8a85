using Xunit;

namespace Autograder.Faults;

/// <summary>One lab for the tests that leave it as it was.</summary>
public sealed class SharedLab : IAsyncLifetime
{
    private Lab? _lab;

    internal Lab Lab => _lab ?? throw new InvalidOperationException("The lab has not started.");

    internal Scene Scene { get; private set; } = null!; // set before any test runs

    public async Task InitializeAsync()
    {
        _lab = await Lab.StartAsync();
        Scene = await Scene.MakeAsync(_lab);
        await Scene.PrepareMachineAsync();
    }

    public async Task DisposeAsync() => await (_lab?.DisposeAsync() ?? ValueTask.CompletedTask);
}

[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<SharedLab>
{
    public const string Name = "lab";
}

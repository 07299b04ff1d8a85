namespace Autograder.Api.Rest.Describing;

/// <summary>What a value looks like, as JSON.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ExampleAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}

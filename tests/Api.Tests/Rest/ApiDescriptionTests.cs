using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Rest;

public sealed partial class ApiDescriptionTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Every_route_is_described()
    {
        var described = (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToList();
        var there = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {Constraint().Replace(endpoint.RoutePattern.RawText!, "").TrimEnd('/')}")) // asked for above
            .ToList();
        there.Count.ShouldBeGreaterThan(10);
        described.Order().ShouldBe(there.Order());
    }

    [Fact]
    public async Task No_description_is_empty()
    {
        var document = await DocumentAsync();
        var empty = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                Look(empty, operation.Value, name, "summary", "description");
                foreach (var parameter in operation.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [])
                {
                    Look(empty, parameter, $"{name}: {parameter.GetProperty("name")}", "description");
                }

                foreach (var response in operation.Value.GetProperty("responses").EnumerateObject())
                {
                    Look(empty, response.Value, $"{name}: {response.Name}", "description");
                }
            }
        }

        empty.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_field_of_an_answer_says_what_it_is()
    {
        var empty = new List<string>();
        foreach (var schema in (await DocumentAsync()).GetProperty("components").GetProperty("schemas").EnumerateObject().Where(schema => schema.Name.Contains("Answer", StringComparison.Ordinal)))
        {
            foreach (var property in schema.Value.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [])
            {
                Look(empty, property.Value, $"{schema.Name}.{property.Name}", "description");
            }
        }

        empty.ShouldBeEmpty();
    }

    private static void Look(List<string> empty, JsonElement element, string name, params string[] fields) =>
        empty.AddRange(fields.Where(field => !element.TryGetProperty(field, out var text) || string.IsNullOrWhiteSpace(text.GetString())).Select(field => $"{name} has no {field}"));

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = portal.Browser();
        return await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint();
}

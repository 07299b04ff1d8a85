using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Api.Rest.Tokens;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Autograder.Api.Rest.Describing;

/// <summary>The description of the API that tools read, at /openapi/v1.json.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            DescribeFields(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            SayWhatCanGoWrong(operation);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var given = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(ExampleAttribute), inherit: false);
            if (given is [ExampleAttribute example, ..])
            {
                schema.Examples = JsonNode.Parse(example.Json) is { } value ? [value] : null;
            }

            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Autograder",
            Version = "1",
            Description = "Everything that the portal's pages do, for programs. Whoever's token it is decides what is seen and what can be done, exactly as on the pages; "
                + "what is not that person's business is answered with 404. Errors are problem+json (RFC 9457). Times are UTC instants in ISO 8601.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiTokenHandler.Name] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token from Account, API tokens: `Authorization: Bearer ag_…`.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiTokenHandler.Name, document)] = [] }];
    }

    /// <summary>The framework leaves out what is said of fields that may be null and have a type of their own.</summary>
    private static void DescribeFields(OpenApiDocument document)
    {
        foreach (var type in typeof(ApiDocument).Assembly.GetTypes())
        {
            if (document.Components?.Schemas?.TryGetValue(type.Name, out var schema) != true || schema is not { Properties: { } fields })
            {
                continue;
            }

            foreach (var property in type.GetProperties())
            {
                if (property.GetCustomAttribute<DescriptionAttribute>() is { } says
                    && fields.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(property.Name), out var field) && field is OpenApiSchema own)
                {
                    own.Description ??= says.Description;
                }
            }
        }
    }

    private static void SayWhatCanGoWrong(OpenApiOperation operation)
    {
        operation.Responses ??= new OpenApiResponses();
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "The token is missing, unknown, revoked or out of date." });
        operation.Responses.TryAdd("404", new OpenApiResponse { Description = "There is nothing here that this token may see." });
        operation.Responses.TryAdd("429", new OpenApiResponse { Description = "Too many requests with this token; `Retry-After` says when to go on." });
        foreach (var (status, response) in operation.Responses)
        {
            if (response is OpenApiResponse { } own && Words(status) is { } words && (string.IsNullOrEmpty(own.Description) || own.Description.Length < 24))
            {
                own.Description = words;
            }
        }
    }

    private static string? Words(string status) => status switch
    {
        "200" => "What was asked for.",
        "201" => "It was made; `Location` says where it is.",
        "202" => "It was taken and is being worked on.",
        "204" => "Done; there is nothing to say.",
        "400" => "The request cannot be understood; `detail` says why.",
        "409" => "Not possible as things stand; `detail` says why.",
        "413" => "More was sent than is taken.",
        "422" => "What was sent is wrong; `mistakes` lists everything.",
        _ => null,
    };
}

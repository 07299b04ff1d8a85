using Microsoft.AspNetCore.Http.HttpResults;

namespace Autograder.Api.Rest;

/// <summary>Answers to requests that cannot be done, as problem+json.</summary>
internal static class Wrong
{
    /// <summary>Also for what exists and is not this person's business.</summary>
    public static ProblemHttpResult NotFound() => TypedResults.Problem("There is nothing here that this token may see.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    public static ProblemHttpResult Asked(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be understood");

    /// <summary>Understood, but not possible as things stand.</summary>
    public static ProblemHttpResult Now(string title, string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: title);

    /// <summary>More than anybody needs to hand in.</summary>
    public static ProblemHttpResult TooMuch() => TypedResults.Problem("You have handed in very much in a short time. Nothing was taken, and no attempt was used. Wait a few minutes.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too much at once");

    /// <summary>More of what takes long than anybody needs.</summary>
    public static ProblemHttpResult TooOften() => TypedResults.Problem("You have asked for very many of these in a short time. Wait a minute.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests");

    /// <summary>What was sent is wrong; all mistakes at once.</summary>
    public static ProblemHttpResult Content(string title, IEnumerable<string> mistakes) => TypedResults.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: title,
        extensions: new Dictionary<string, object?> { ["mistakes"] = mistakes.ToArray() });
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Autograder.Api.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Autograder.Api.Rest.Tokens;

/// <summary>The only way into the API: <c>Authorization: Bearer ag_…</c>. Cookies do not count, so no other site can make a browser ask.</summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiTokens tokens, ViewerSource viewers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiToken";
    private const string Bearer = "Bearer ";

    /// <summary>What the request brings as a token, right or wrong; null without one.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer + ApiTokens.Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.OwnerOfAsync(token, Context.RequestAborted) is not { } owner)
        {
            return AuthenticateResult.Fail("The token is unknown, revoked or out of date.");
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{owner}")], Name));
        return await viewers.IsStillGoodAsync(principal, Context.RequestAborted)
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Name))
            : AuthenticateResult.Fail("The token's account is gone or locked.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"autograder\"";
        var why = TokenOf(Request) is null
            ? "Send a token with the request: 'Authorization: Bearer ag_…'. You make one under Account, API tokens."
            : "The token is unknown, revoked or out of date. You make a new one under Account, API tokens.";
        await TypedResults.Problem(why, statusCode: StatusCodes.Status401Unauthorized, title: "Who is asking?").ExecuteAsync(Context);
    }
}

using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Account;

/// <summary>A key for an app: to type, to open, to photograph.</summary>
internal sealed record AuthenticatorKey(string Key, string Link, IHtmlContent Picture);

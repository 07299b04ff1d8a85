using Autograder.Api.Data;

namespace Autograder.Api.Account;

/// <summary>Who is invited where, and what was typed.</summary>
internal sealed record InvitationPage(Invitation Invitation, NewPasswordForm Form);

/// <summary>An invitation of somebody who has an account.</summary>
/// <param name="IsSignedIn">With that account.</param>
/// <param name="Address">Of this page, to come back to.</param>
internal sealed record KnownPage(Invitation Invitation, bool IsSignedIn, string Address);

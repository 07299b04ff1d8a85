using Autograder.Api.Data;

namespace Autograder.Api.Account;

/// <summary>Who is invited where, and what was typed.</summary>
internal sealed record InvitationPage(Invitation Invitation, NewPasswordForm Form);

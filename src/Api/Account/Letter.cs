namespace Autograder.Api.Account;

/// <summary>One e-mail, plain text.</summary>
internal sealed record Letter(string To, string Subject, string Text);

namespace Autograder.Api.Account;

/// <summary>One's own account.</summary>
internal sealed record SettingsPage(string Email, ProfileForm Profile, bool SecondStep, int RecoveryCodesLeft);

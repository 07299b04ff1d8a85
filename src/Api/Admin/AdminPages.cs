using System.ComponentModel.DataAnnotations;
using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Admin;

/// <summary>An account in the list.</summary>
internal sealed record AccountRow(long Id, string Name, string Email, bool IsAdmin, bool SecondStep, bool IsLocked);

/// <summary>All accounts as searched.</summary>
internal sealed record PeoplePage(string? Query, IReadOnlyList<AccountRow> People, Pager Pager);

/// <summary>One account and its courses.</summary>
internal sealed record PersonPage(Person Person, IReadOnlyList<Membership> Memberships);

/// <summary>A link that is shown once.</summary>
internal sealed record LinkPage(string Title, string Link);

/// <summary>Somebody new, in no course yet.</summary>
internal sealed record InviteForm
{
    [Required(ErrorMessage = "Enter a name."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Name { get; init; } = "";

    [Required(ErrorMessage = "Enter an e-mail address."), EmailAddress(ErrorMessage = "This is no e-mail address."), StringLength(256, ErrorMessage = "That is too long.")]
    public string Email { get; init; } = "";
}

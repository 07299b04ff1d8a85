using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Shared;

/// <summary>Where a form asks to be led back to.</summary>
internal static class LocalAddress
{
    /// <summary>The address as a header carries it, which has no letters but those of English; the start page where it is not one of ours.</summary>
    public static string Local(this IUrlHelper urls, string? address) => address is not null && urls.IsLocalUrl(address)
        ? string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())))
        : "/";
}

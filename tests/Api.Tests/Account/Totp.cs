using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests.Account;

/// <summary>An authenticator app (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
internal static class Totp
{
    public static string Code(string base32, DateTimeOffset now)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(Bytes(base32), step);
        var at = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the person's app shows so many steps from now; the program takes two of them early.</summary>
    public static Task<string> OfAsync(PortalFactory portal, Person person, int steps = 0) => portal.InScopeAsync(async services =>
    {
        var people = services.GetRequiredService<UserManager<Person>>();
        var key = await people.GetAuthenticatorKeyAsync(await people.Users.SingleAsync(p => p.Id == person.Id));
        return Code(key ?? "", TimeProvider.System.GetUtcNow().AddSeconds(30 * steps));
    });

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.TrimEnd('=').Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}

using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;

namespace Autograder.Api.Tests.Account;

/// <summary>Counts the work that takes time when somebody signs in.</summary>
internal sealed class CountedHashes : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> _hasher = new();

    public int Done { get; private set; }

    public string HashPassword(Person user, string password)
    {
        Done++;
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        Done++;
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

using System.Security.Cryptography;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Autograder.Api.People;
using Microsoft.AspNetCore.Identity;

namespace Autograder.Api.Demo;

/// <summary>The demo's accounts. Their passwords are made once and lie in a file that only we can read.</summary>
internal sealed class DemoAccounts(UserManager<Person> people, PortalOptions options, TimeProvider clock)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string FileIn(PortalOptions options) => Path.Combine(options.DataFolder, "demo-accounts.txt");

    /// <summary>Makes those that are missing. One whose password nobody knows any more gets a new one.</summary>
    public async Task<IReadOnlyDictionary<string, Viewer>> MakeAsync()
    {
        var passwords = Read();
        var all = new Dictionary<string, Viewer>();
        foreach (var demo in DemoCourse.People)
        {
            var password = passwords.TryGetValue(demo.Email, out var known) ? known : passwords[demo.Email] = NewPassword();
            var person = await people.FindByEmailAsync(demo.Email);
            if (person is null)
            {
                person = new Person { UserName = demo.Email, Email = demo.Email, EmailConfirmed = true, DisplayName = demo.Name, IsAdmin = demo.Role is null, CreatedAt = clock.GetUtcNow() };
                Demand(await people.CreateAsync(person, password));
            }
            else if (known is null)
            {
                Demand(await people.RemovePasswordAsync(person));
                Demand(await people.AddPasswordAsync(person, password));
            }

            all[demo.Key] = new Viewer(person.Id, demo.Name, demo.Role is null, "en", null, true);
        }

        ClusterSecret.Write(FileIn(options), string.Concat(DemoCourse.People.Select(p => $"{p.Says,-13}  {p.Email,-24}  {passwords[p.Email]}\n")));
        return all;
    }

    private Dictionary<string, string> Read() => File.Exists(FileIn(options))
        ? File.ReadLines(FileIn(options)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length == 3).ToDictionary(parts => parts[1], parts => parts[2])
        : [];

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new StartFailure($"A demo account could not be made: {string.Join(" ", result.Errors.Select(e => e.Description))}");
        }
    }
}

using System.Net.Http.Headers;
using Autograder.Api.Data;
using Autograder.Api.Rest.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests.Rest;

/// <summary>People with tokens, and courses for them.</summary>
internal static class ApiPeople
{
    public static Task<long> PersonAsync(this PortalFactory portal, bool admin = false) => portal.InScopeAsync(async services =>
    {
        var name = $"{PortalSeeds.Unique("person")}@example.org";
        var person = new Person { UserName = name, Email = name, DisplayName = name, IsAdmin = admin, CreatedAt = portal.Time.GetUtcNow() };
        var made = await services.GetRequiredService<UserManager<Person>>().CreateAsync(person);
        return made.Succeeded ? person.Id : throw new InvalidOperationException(made.ToString());
    });

    public static Task<string> CourseAsync(this PortalFactory portal, params (long Person, CourseRole Role)[] members) => portal.InDbAsync(async db =>
    {
        var course = new Course { Slug = PortalSeeds.Unique("course"), Title = "Deep Learning", Term = "Winter", TimeZone = "Europe/Ljubljana", CreatedAt = portal.Time.GetUtcNow() };
        course.Memberships.AddRange(members.Select(m => new Membership { PersonId = m.Person, Role = m.Role, JoinedAt = portal.Time.GetUtcNow() }));
        db.Courses.Add(course);
        await db.SaveChangesAsync();
        return course.Slug;
    });

    /// <summary>A token, put into the database as the page would.</summary>
    public static async Task<string> TokenAsync(this PortalFactory portal, long person, TimeSpan? lasts = null)
    {
        var token = $"{ApiTokens.Prefix}{PortalSeeds.Unique("token")}";
        await portal.InDbAsync(db =>
        {
            db.ApiTokens.Add(new ApiToken
            {
                PersonId = person, Name = "test", TokenHash = ApiTokens.HashOf(token), CreatedAt = portal.Time.GetUtcNow(), ExpiresAt = portal.Time.GetUtcNow() + (lasts ?? TimeSpan.FromDays(30)),
            });
            return db.SaveChangesAsync();
        });
        return token;
    }

    public static HttpClient Program(this PortalFactory portal, string token)
    {
        var client = portal.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

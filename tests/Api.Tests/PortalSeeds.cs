using System.Globalization;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;
using Shouldly;

namespace Autograder.Api.Tests;

/// <summary>People, courses and what is in them, made directly in the database. Names are new each time, so that tests of a class do not meet.</summary>
internal static class PortalSeeds
{
    public const string Password = "correct horse battery";
    private static readonly Lazy<string> _hash = new(() => new PasswordHasher<Person>().HashPassword(new Person { DisplayName = "" }, Password));
    private static int _last;

    public static string Unique(string word) => $"{word}-{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";

    public static Task<Person> AddPersonAsync(this PortalFactory portal, string? name = null, bool isAdmin = false) => portal.InDbAsync(async db =>
    {
        var email = $"{Unique("person")}@example.org";
        var person = new Person
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = _hash.Value,
            SecurityStamp = Unique("stamp"),
            LockoutEnabled = true,
            DisplayName = name ?? email.Split('@')[0],
            IsAdmin = isAdmin,
            Language = "en",
            CreatedAt = portal.Time.GetUtcNow(),
        };
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return person;
    });

    public static Task<Course> AddCourseAsync(this PortalFactory portal, params (Person Person, CourseRole Role)[] members) => portal.InDbAsync(async db =>
    {
        var slug = Unique("course");
        var course = new Course
        {
            Slug = slug,
            Title = $"The {slug}",
            Term = "Winter 2026/27",
            TimeZone = "Europe/Berlin",
            CreatedAt = portal.Time.GetUtcNow(),
            Memberships = [.. members.Select(member => new Membership { PersonId = member.Person.Id, Role = member.Role, JoinedAt = portal.Time.GetUtcNow() })],
        };
        db.Courses.Add(course);
        await db.SaveChangesAsync();
        return course;
    });

    /// <summary>A browser in which the person is signed in, by the sign-in page.</summary>
    public static async Task<PortalBrowser> SignInAsync(this PortalFactory portal, Person person)
    {
        var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        var answer = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", Password));
        answer.Location.ShouldBe("/", answer.Html);
        await browser.OpenAsync("/account/settings");
        return browser;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Rest;

public sealed class ApiSubmitTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Paper = "bits-2223-mid-regular";

    [Fact]
    public async Task Takes_work_once_under_a_key_however_often_it_is_sent()
    {
        var (student, course) = await CourseAsync();
        using var client = portal.Program(await portal.TokenAsync(student));
        var first = await SendAsync(client, course, "try-1");
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = await IdAsync(first);
        var again = await SendAsync(client, course, "try-1");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await IdAsync(again)).ShouldBe(id);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/courses/{course}/assignments/{Paper}/submissions")).GetProperty("items").GetArrayLength().ShouldBe(1);
        var progress = await client.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{id}/progress");
        progress.GetProperty("state").GetString().ShouldBe("queued");
    }

    [Fact]
    public async Task Takes_the_moment_of_the_first_byte_and_the_door()
    {
        var (student, course) = await CourseAsync();
        using var client = portal.Program(await portal.TokenAsync(student));
        var one = await (await SendAsync(client, course, "try-1")).Content.ReadFromJsonAsync<JsonElement>();
        one.GetProperty("receivedAt").GetDateTimeOffset().ShouldBe(portal.Time.GetUtcNow());
        one.GetProperty("origin").GetString().ShouldBe("api");
    }

    [Fact]
    public async Task Lets_nobody_else_see_it_and_hides_names_from_markers_where_marking_is_anonymous()
    {
        var (student, course) = await CourseAsync(anonymous: true);
        var (other, marker) = (await portal.PersonAsync(), await portal.PersonAsync());
        await JoinAsync(course, other, CourseRole.Student);
        await JoinAsync(course, marker, CourseRole.Marker);
        using var client = portal.Program(await portal.TokenAsync(student));
        var id = await IdAsync(await SendAsync(client, course, "try-1"));
        using var outside = portal.Program(await portal.TokenAsync(other));
        foreach (var path in new[] { "", "/progress" })
        {
            (await outside.GetAsync($"/api/v1/submissions/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await outside.PostAsync($"/api/v1/submissions/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{id}")).GetProperty("authors").GetArrayLength().ShouldBe(1);
        using var marking = portal.Program(await portal.TokenAsync(marker));
        var seen = await marking.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{id}");
        seen.GetProperty("authors").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("source").ValueKind.ShouldBe(JsonValueKind.Null);
        (await marking.PostAsync($"/api/v1/submissions/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Stops_what_waits_and_gives_the_attempt_back()
    {
        var (student, course) = await CourseAsync();
        using var client = portal.Program(await portal.TokenAsync(student));
        var id = await IdAsync(await SendAsync(client, course, "try-1"));
        (await client.PostAsync($"/api/v1/submissions/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var after = await client.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{id}");
        after.GetProperty("state").GetString().ShouldBe("cancelled");
        after.GetProperty("counts").GetBoolean().ShouldBeFalse();
        (await client.PostAsync($"/api/v1/submissions/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Takes_nothing_where_the_page_would_not_either()
    {
        var (student, course) = await CourseAsync();
        var (marker, admin) = (await portal.PersonAsync(), await portal.PersonAsync(admin: true));
        await JoinAsync(course, marker, CourseRole.Marker);
        foreach (var person in new[] { marker, admin })
        {
            using var staff = portal.Program(await portal.TokenAsync(person));
            (await SendAsync(staff, course, "as-staff")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await portal.InDbAsync(db => db.Courses.Where(c => c.Slug == course).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsArchived, true)));
        using var client = portal.Program(await portal.TokenAsync(student));
        (await SendAsync(client, course, "too-late")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.InDbAsync(db => db.Submissions.CountAsync(s => s.Assignment!.Course!.Slug == course))).ShouldBe(0);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_an_upload()
    {
        var (student, course) = await CourseAsync();
        using var client = portal.Program(await portal.TokenAsync(student));
        using var nothing = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        (await client.PostAsync($"/api/v1/courses/{course}/assignments/{Paper}/submissions", nothing)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(client, course, new string('k', 101))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var refused = await SendAsync(client, course, "bad", "this is no archive", "work.zip");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mistakes").GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string course, string key, string content = "{}", string name = "answers.yaml")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/courses/{course}/assignments/{Paper}/submissions")
        {
            Content = new MultipartFormDataContent { { new StringContent(content), "files", name } },
        };
        request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    private static async Task<long> IdAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

    private Task<int> JoinAsync(string course, long person, CourseRole role) => portal.InDbAsync(async db =>
    {
        var id = await db.Courses.Where(c => c.Slug == course).Select(c => c.Id).SingleAsync();
        db.Memberships.Add(new Membership { CourseId = id, PersonId = person, Role = role, JoinedAt = portal.Time.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    /// <summary>A course with a paper that is open, and a student in it.</summary>
    private async Task<(long Student, string Course)> CourseAsync(bool anonymous = false)
    {
        var student = await portal.PersonAsync();
        var slug = await portal.CourseAsync((student, CourseRole.Student));
        await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var course = await db.Courses.SingleAsync(c => c.Slug == slug);
            course.AnonymousMarking = anonymous;
            var packages = services.GetRequiredService<PackageTaker>();
            var uploaded = packages.ReadShipped(Paper, default).ShouldNotBeNull();
            var assignment = (await packages.CreateAsync(course, uploaded, new Viewer(student, "", false, "en", null, true), default)).ShouldBeOfType<PackageOutcome.Taken>().Assignment;
            assignment.OpensAt = portal.Time.GetUtcNow();
            assignment.DueLocal = portal.Time.GetUtcNow().DateTime.AddDays(7);
            return await db.SaveChangesAsync();
        });
        return (student, slug);
    }
}

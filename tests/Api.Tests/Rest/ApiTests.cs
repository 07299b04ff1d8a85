using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Api.Data;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Rest;

public sealed class ApiTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Shows_a_course_to_its_members_and_to_nobody_else()
    {
        var (student, stranger) = (await portal.PersonAsync(), await portal.PersonAsync());
        var course = await portal.CourseAsync((student, CourseRole.Student));
        using var inside = portal.Program(await portal.TokenAsync(student));
        using var outside = portal.Program(await portal.TokenAsync(stranger));
        var seen = await inside.GetFromJsonAsync<JsonElement>($"/api/v1/courses/{course}");
        seen.GetProperty("role").GetString().ShouldBe("student");
        await ShouldBeProblemAsync(await outside.GetAsync($"/api/v1/courses/{course}"), HttpStatusCode.NotFound);
        (await outside.GetFromJsonAsync<JsonElement>("/api/v1/courses")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Makes_a_course_for_administrators()
    {
        using var admin = portal.Program(await portal.TokenAsync(await portal.PersonAsync(admin: true)));
        var slug = PortalSeeds.Unique("made");
        var body = new { title = "Deep Learning", term = "Winter 2026", timeZone = "Europe/Ljubljana", slug, anonymousMarking = true };
        using var made = await admin.PostAsJsonAsync("/api/v1/courses", body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        made.Headers.Location?.OriginalString.ShouldBe($"/api/v1/courses/{slug}");
        (await admin.GetFromJsonAsync<JsonElement>(made.Headers.Location)).GetProperty("role").GetString().ShouldBe("instructor");
        await ShouldBeProblemAsync(await admin.PostAsJsonAsync("/api/v1/courses", body), HttpStatusCode.Conflict);
        using var wrong = await admin.PostAsJsonAsync("/api/v1/courses", new { title = "", term = "Winter", timeZone = "Nowhere", slug = "A B", anonymousMarking = false });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var mistakes = await wrong.Content.ReadAsStringAsync();
        mistakes.ShouldContain("title:");
        mistakes.ShouldContain("timeZone:");
        mistakes.ShouldContain("slug:");
        using var other = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        await ShouldBeProblemAsync(await other.PostAsJsonAsync("/api/v1/courses", body), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("members")]
    [InlineData("audit")]
    public async Task Keeps_what_instructors_see_from_students_and_markers(string part)
    {
        var (student, marker, instructor) = (await portal.PersonAsync(), await portal.PersonAsync(), await portal.PersonAsync());
        var course = await portal.CourseAsync((student, CourseRole.Student), (marker, CourseRole.Marker), (instructor, CourseRole.Instructor));
        foreach (var (person, status) in new[] { (student, HttpStatusCode.NotFound), (marker, HttpStatusCode.NotFound), (instructor, HttpStatusCode.OK) })
        {
            using var client = portal.Program(await portal.TokenAsync(person));
            (await client.GetAsync($"/api/v1/courses/{course}/{part}")).StatusCode.ShouldBe(status);
        }
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("workers")]
    public async Task Shows_the_queue_to_administrators_only(string part)
    {
        using var admin = portal.Program(await portal.TokenAsync(await portal.PersonAsync(admin: true)));
        using var other = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        (await admin.GetAsync($"/api/v1/{part}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeProblemAsync(await other.GetAsync($"/api/v1/{part}"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Goes_through_a_list_in_parts_without_missing_or_repeating()
    {
        var person = await portal.PersonAsync();
        var courses = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            courses.Add(await portal.CourseAsync((person, CourseRole.Student)));
        }

        using var client = portal.Program(await portal.TokenAsync(person));
        var seen = new List<string>();
        for (long? after = 0; after is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/courses?limit=2&after={after}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").ToString()));
            after = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }

        seen.ShouldBe(courses);
    }

    [Theory]
    [InlineData("/api/v1/there-is-no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("/api/v2/courses", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/courses?limit=many", HttpStatusCode.BadRequest)]
    public async Task Says_what_is_wrong_as_problem_json(string address, HttpStatusCode status)
    {
        using var client = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        await ShouldBeProblemAsync(await client.GetAsync(address), status);
    }

    [Theory]
    [InlineData("PUT", "settings", """{"title":"Quiz","opensLocal":null,"dueLocal":null,"attemptLimit":null,"release":7}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "regrades", """{"packageNumber":1,"reason":" "}""", HttpStatusCode.UnprocessableEntity)]
    public async Task Takes_what_the_page_would_take_and_no_numbers_for_words(string method, string part, string body, HttpStatusCode status)
    {
        var taught = await Manage.TaughtCourse.MakeAsync(portal);
        using var program = portal.Program(await portal.TokenAsync(taught.Instructor.Id));
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/courses/{taught.Course.Slug}/assignments/{taught.Quiz.Slug}/{part}") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await program.SendAsync(request);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Slows_down_a_token_that_asks_too_often_and_no_other()
    {
        using var greedy = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        using var modest = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        var answer = await greedy.GetAsync("/api/v1/me");
        for (var at = 0; at < 5000 && answer.StatusCode == HttpStatusCode.OK; at++)
        {
            answer = await greedy.GetAsync("/api/v1/me");
        }

        await ShouldBeProblemAsync(answer, HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await modest.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }
}

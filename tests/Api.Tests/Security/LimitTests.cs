using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Rest;
using Autograder.Api.Results;
using Autograder.Api.Submissions;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>How often things may be tried, each by itself.</summary>
public sealed class LimitTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_password_is_guessed_a_few_times_only_wherever_the_guesses_come_from()
    {
        var person = await portal.AddPersonAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= 14; i++)
        {
            using var browser = From($"198.51.100.{i}");
            await browser.OpenAsync("/account/sign-in");
            answers.Add((await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "wrong wrong wrong"))).Status);
        }

        answers.Take(12).ShouldAllBe(status => status == HttpStatusCode.OK);
        answers.Skip(12).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task While_an_account_rests_the_right_password_is_told_the_same()
    {
        var person = await portal.AddPersonAsync();
        using var browser = From("198.51.100.77");
        await browser.OpenAsync("/account/sign-in");
        PageAnswer? wrong = null;
        for (var i = 0; i < 11; i++)
        {
            wrong = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "wrong wrong wrong"));
        }

        var right = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password));
        right.Status.ShouldBe(HttpStatusCode.OK);
        right.Html.ShouldContain("or the account rests");
        wrong.ShouldNotBeNull().Html.ShouldContain("or the account rests");
    }

    [Fact]
    public async Task The_present_password_is_not_guessed_from_a_browser_that_was_left_open()
    {
        var person = await portal.AddPersonAsync();
        using var browser = await portal.SignInAsync(person);
        await browser.OpenAsync("/account/password");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 13; i++)
        {
            answers.Add((await browser.SendAsync("/account/password", ("Present", $"wrong wrong {i}"), ("Password", "another horse battery"))).Status);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled()
    {
        var person = await portal.AddPersonAsync();
        using var browser = From("203.0.113.50");
        await browser.OpenAsync("/account/forgot");
        for (var i = 0; i < 5; i++)
        {
            (await browser.SendAsync("/account/forgot", ("email", person.Email ?? ""))).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await browser.SendAsync("/account/forgot", ("email", person.Email ?? ""))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_token_has_its_share_and_made_up_ones_have_none()
    {
        using var program = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        (await program.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        HttpStatusCode own = 0;
        for (var i = 0; i < 4000 && own != HttpStatusCode.TooManyRequests; i++)
        {
            using var me = await program.GetAsync("/api/v1/me");
            own = me.StatusCode;
        }

        own.ShouldBe(HttpStatusCode.TooManyRequests);
        using var guessing = portal.Browser();
        guessing.DefaultRequestHeaders.Add(RememberedCallers.From, "2001:db8:1:2::1");
        HttpStatusCode last = 0;
        for (var i = 0; i < 40_000 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Add("Authorization", $"Bearer ag_guess{i}");
            request.Headers.Remove(RememberedCallers.From);
            request.Headers.Add(RememberedCallers.From, $"2001:db8:1:2::{i:x}"); // one line at home has them all
            using var answer = await guessing.SendAsync(request);
            last = answer.StatusCode;
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Handing_in_again_and_again_stops_before_the_disk_is_full()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Students[0]);
        var url = $"/courses/{taught.Course.Slug}/{taught.Quiz.Slug}";
        browser.Client.DefaultRequestHeaders.Add("Accept", "application/json");
        PageAnswer? last = null;
        for (var i = 0; i < 4 * HandInLimits.AtOnce && last?.Status != HttpStatusCode.TooManyRequests; i++)
        {
            last = await browser.UploadAsync(await browser.OpenAsync(url), $"{url}/submit", [], ("answers.yaml", System.Text.Encoding.UTF8.GetBytes(Quiz.Answers(3, i))));
        }

        last.ShouldNotBeNull().Status.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Html.ShouldContain("no attempt was used");
        using var program = portal.Program(await portal.TokenAsync(taught.Students[0].Id));
        HttpStatusCode told = 0;
        for (var i = 0; i < 3 && told != HttpStatusCode.TooManyRequests; i++) // one may have become free meanwhile
        {
            using var files = new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "answers.yaml" } };
            using var answer = await program.PostAsync($"/api/v1/courses/{taught.Course.Slug}/assignments/{taught.Quiz.Slug}/submissions", files);
            told = answer.StatusCode;
        }

        told.ShouldBe(HttpStatusCode.TooManyRequests);

        // and nobody else is kept from it
        using var other = await portal.SignInAsync(taught.Students[1]);
        (await other.UploadAsync(await other.OpenAsync(url), $"{url}/submit", [], ("answers.yaml", System.Text.Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))))).Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task With_one_token_few_uploads_are_on_the_disk_at_the_same_time()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var program = portal.Program(await portal.TokenAsync(taught.Students[0].Id));
        var url = $"/api/v1/courses/{taught.Course.Slug}/assignments/{taught.Quiz.Slug}/submissions";
        var go = new TaskCompletionSource();
        var all = Enumerable.Range(0, 3 * RestServices.MostUploads).Select(_ => program.PostAsync(url, new DrippingContent(
            DrippingContent.File("answers.yaml"), () => go.Task, $"{Quiz.Answers(3, 5)}\r\n{DrippingContent.End}"))).ToList();
        var open = all.ToList();
        while (open.Count > RestServices.MostUploads)
        {
            var refused = await Task.WhenAny(open);
            (await refused).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            open.Remove(refused);
        }

        go.SetResult();
        (await Task.WhenAll(open)).ShouldAllBe(answer => answer.StatusCode != HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task So_many_pages_of_one_person_are_told_of_progress()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var submission = await portal.HandedInAsync(taught.Quiz, taught.Students[0], Quiz.Answers(3, 5));
        using var browser = await portal.SignInAsync(taught.Students[0]);
        var watching = new List<HttpResponseMessage>();
        for (var i = 0; i <= ResultsServices.MostWatched; i++)
        {
            watching.Add(await browser.Client.GetAsync($"/submissions/{submission.Id}/events", HttpCompletionOption.ResponseHeadersRead));
        }

        watching.Take(ResultsServices.MostWatched).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        watching[^1].StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        watching.ForEach(answer => answer.Dispose());
        (await browser.OpenAsync($"/submissions/{submission.Id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_takes_a_file_by_drops_holds_no_copy_of_it_in_memory()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var submission = await portal.HandedInAsync(taught.Quiz, taught.Students[0], Quiz.Answers(3, 5));
        foreach (var number in new[] { 0, 1 })
        {
            var answer = await portal.InScopeAsync(services => ActivatorUtilities.CreateInstance<ResultFilesController>(services).HandedIn(submission.Id, number, taught.Students[0].Viewer(), CancellationToken.None));
            await using var file = answer.ShouldBeOfType<FileStreamResult>().FileStream;
            file.ShouldBeOfType<FileStream>();
        }
    }

    [Fact]
    public async Task One_person_holds_so_many_answers_at_the_same_time()
    {
        var (one, other) = (Of("17"), Of("18"));
        await using var limiter = PartitionedRateLimiter.Create<HttpContext, string>(RestServices.AnswersOf);
        var held = Enumerable.Range(0, RestServices.MostAnswers).Select(_ => limiter.AttemptAcquire(one)).ToList();
        held.ShouldAllBe(lease => lease.IsAcquired);
        limiter.AttemptAcquire(one).IsAcquired.ShouldBeFalse();
        limiter.AttemptAcquire(other).IsAcquired.ShouldBeTrue();
        limiter.AttemptAcquire(new DefaultHttpContext()).IsAcquired.ShouldBeTrue();
        held[0].Dispose();
        limiter.AttemptAcquire(one).IsAcquired.ShouldBeTrue();

        static DefaultHttpContext Of(string person) => new() { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person)], "test")) };
    }

    [Fact]
    public async Task What_strangers_send_uses_up_nobodys_tries()
    {
        var person = await portal.AddPersonAsync();
        using var stranger = From("203.0.113.60");
        await stranger.OpenAsync("/account/sign-in");
        foreach (var typed in new[] { $"present password of {person.Id}", $"second step of {person.Id}", $"token of {person.Id}" })
        {
            for (var i = 0; i < 13; i++)
            {
                await stranger.SendAsync("/account/sign-in", ("Email", typed), ("Password", "wrong wrong wrong"));
            }
        }

        for (var i = 0; i < 13; i++)
        {
            await stranger.SendAsync($"/account/reset?person={person.Id}&token=guess{i}", ("Password", "wrong wrong wrong"));
        }

        using var browser = await portal.SignInAsync(person);
        (await browser.SendAsync("/account/password", ("Present", "wrong wrong wrong"), ("Password", "another horse battery"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync("/account/two-factor/off", ("password", "wrong wrong wrong"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendAsync("/account/tokens", ("Name", "script"), ("Password", "wrong wrong wrong"), ("Days", "7"))).Status.ShouldBe(HttpStatusCode.OK);
        var link = await portal.InScopeAsync(services => services.GetRequiredService<ResetLinks>().LinkAsync(person));
        using var owner = From("203.0.113.61");
        var path = new Uri(link).PathAndQuery;
        await owner.OpenAsync(path);
        (await owner.SendAsync(path, ("Password", "another horse battery"))).Location.ShouldBe("/account/sign-in");
    }

    [Fact]
    public void A_day_holds_so_much_of_one_person()
    {
        using var limits = new HandInLimits();
        for (var i = 0; i < HandInLimits.DailyMebibytes / 64; i++)
        {
            limits.HasRoomFor(1, (64L << 20) - 1).ShouldBeTrue();
        }

        limits.HasRoomFor(1, 1).ShouldBeFalse();
        limits.HasRoomFor(2, 1).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_in_the_course_is_not_found_out_by_trying()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Students[0]);
        var url = $"/courses/{taught.Course.Slug}/{taught.Quiz.Slug}/group/ask";
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 30 && last != HttpStatusCode.TooManyRequests; i++)
        {
            last = (await browser.SendAsync(url, ("whom", $"632199{i}"))).Status;
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void An_address_counts_as_what_one_caller_has(string address, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        CallerAddress.Of(context).ShouldBe(counted);
    }

    private PortalBrowser From(string address)
    {
        var client = portal.Browser();
        client.DefaultRequestHeaders.Add(RememberedCallers.From, address);
        return new PortalBrowser(client);
    }
}

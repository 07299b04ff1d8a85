using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Everything that students can name or write, filled with what acts in pages, spreadsheets, letters and logs; then looked at by everybody.</summary>
public sealed class HostileTextTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Act = "'\"><img src=x onerror=XSS7(1)><script>XSS7(2)</script>{{7*7}}@(7*7)";
    private static readonly string[] _acting = ["<img src=x", "<script>XSS7", "=\"'\"", "='\"", "href=\"javascript:", "href='javascript:", "49{{", "\u202e"];

    [Fact]
    public async Task Nothing_that_a_student_writes_acts_in_a_page()
    {
        var (world, student) = (await CrossedWorld.MakeAsync(portal), default(PortalBrowser));
        var ids = await WriteEverywhereAsync(world, browser => student = browser);
        var wrong = new List<string>();
        var (seen, routes) = (0, CrossedRoute.All(portal));
        foreach (var person in new[] { world.Taught.Instructor, world.Taught.Marker, world.Author, world.Neighbour, await portal.AddPersonAsync(isAdmin: true) })
        {
            var visitor = await CrossedVisitor.OfAsync(portal, person, person.DisplayName);
            foreach (var path in routes.Where(r => r is { IsRead: true, IsStream: false, IsApi: false } && !r.Path.Contains("**rest", StringComparison.Ordinal)).SelectMany(r => ids.Select(id => Path(r, world, id)).Distinct()))
            {
                using var answer = await visitor.Browser.Client.GetAsync(path);
                var isPage = answer.Content.Headers.ContentType?.MediaType is "text/html" or "image/svg+xml";
                var text = isPage ? await answer.Content.ReadAsStringAsync() : "";
                seen += text.Contains("XSS7", StringComparison.Ordinal) ? 1 : 0;
                wrong.AddRange(_acting.Where(acting => text.Contains(acting, StringComparison.Ordinal)).Select(acting => $"{path} for {person.DisplayName}: {acting} in {Around(text, acting)}"));
                if ((int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{path}: {(int)answer.StatusCode}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(15); // it is shown, as text
        student.ShouldNotBeNull();
    }

    [Fact]
    public async Task Names_of_files_are_words_in_a_download_and_no_headers()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        using var student = await portal.SignInAsync(world.Author);
        var page = await student.OpenAsync($"/courses/{world["course"]}/{world["assignment"]}");
        var zip = Quiz.Pack(("answers.yaml", Quiz.Answers(3, 5)), ("page.html", "<script>alert(1)</script>"), ("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), ("a\";filename=b.exe", "x"));
        var sent = await student.UploadAsync(page, $"/courses/{world["course"]}/{world["assignment"]}/submit", [], ("all; filename=evil.html\u202egpj.zip", zip));
        var id = sent.Location.ShouldNotBeNull(sent.Html);
        for (var number = 0; number <= 4; number++)
        {
            using var file = await student.Client.GetAsync($"{id}/files/{number.ToString(CultureInfo.InvariantCulture)}");
            if (file.StatusCode == HttpStatusCode.OK)
            {
                file.Content.Headers.ContentType?.ToString().ShouldBe("application/octet-stream");
                file.Content.Headers.ContentDisposition?.DispositionType.ShouldBe("attachment");
                file.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
                file.Content.Headers.ContentDisposition?.ToString().ShouldNotContain("%E2%80%AE"); // a program would look like a picture
            }
        }
    }

    [Fact]
    public async Task Text_that_no_database_keeps_is_a_mistake_of_who_sent_it()
    {
        var (world, wrong) = (await CrossedWorld.MakeAsync(portal), new List<string>());
        var routes = CrossedRoute.All(portal).ToDictionary(r => r.ToString());
        var cast = new List<CrossedVisitor>();
        foreach (var person in new[] { world.Author, world.Taught.Instructor, await portal.AddPersonAsync(isAdmin: true) })
        {
            cast.Add(await CrossedVisitor.OfAsync(portal, person, person.DisplayName));
        }

        foreach (var (key, make) in CrossedBodies.All.Where(b => !b.Key.EndsWith("/account/password", StringComparison.Ordinal) && !b.Key.EndsWith("/sign-out", StringComparison.Ordinal) && !b.Key.EndsWith("/end-all", StringComparison.Ordinal) && !b.Key.EndsWith("/lock", StringComparison.Ordinal)))
        {
            foreach (var odd in new[] { "\0", "\u0001\u001b[31m", "\ufffe", new string('9', 60), "-1", "9223372036854775807", new string('ž', 5000) })
            {
                var body = make(world);
                foreach (var who in cast)
                {
                    wrong.AddRange(await OddAsync(who, routes[key], world, body, odd));
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Half_a_character_from_a_program_is_a_mistake_too()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        var instructor = await CrossedVisitor.OfAsync(portal, world.Taught.Instructor, "instructor");
        foreach (var odd in new[] { "\\u0000", "\\ud800", "a\\u0000b" })
        {
            using var content = new StringContent($$"""{"packageNumber":1,"reason":"mistake {{odd}}"}""", Encoding.UTF8, "application/json");
            using var answer = await instructor.Program.PostAsync($"/api/v1/courses/{world["course"]}/assignments/{world["assignment"]}/regrades", content);
            ((int)answer.StatusCode).ShouldBeLessThan(500, odd);
        }
    }

    [Fact]
    public async Task Names_have_nothing_in_them_that_is_not_seen()
    {
        var person = await portal.AddPersonAsync("Before");
        using var browser = await portal.SignInAsync(person);
        (await browser.SendAsync("/account/settings", ("Name", "A\u202enn\u200ba\r\n Novak\u0007 "))).Location.ShouldBe("/account/settings");
        (await portal.InDbAsync(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.DisplayName).SingleAsync())).ShouldBe("Anna Novak");
        (await browser.SendAsync("/account/settings", ("Name", "\u202e\u200b"))).Html.ShouldContain("Enter your name.");
        var trace = await portal.InDbAsync(db => db.Audit.Where(e => e.Action == "account.renamed" && e.PersonId == person.Id).Select(e => e.Details).SingleAsync());
        JsonDocument.Parse(trace).RootElement.GetProperty("from").GetString().ShouldBe("Before");
    }

    /// <summary>The odd text in place of, and behind, each value of the form.</summary>
    private static async Task<IReadOnlyList<string>> OddAsync(CrossedVisitor who, CrossedRoute route, CrossedWorld world, CrossedBody body, string odd)
    {
        var wrong = new List<string>();
        foreach (var at in Enumerable.Range(0, body.Fields.Count))
        {
            var fields = body.Fields.Select((field, i) => i == at ? (field.Name, Value: odd) : field).ToArray();
            using var content = (body with { Fields = fields }).Content(route.IsApi ? null : who.Browser.Token, parts: route.Path.EndsWith("/answers", StringComparison.Ordinal));
            using var answer = await (route.IsApi ? who.Program : who.Browser.Client).PostAsync(world.Fill(route.Path) + body.Query, content);
            if ((int)answer.StatusCode >= 500)
            {
                wrong.Add($"{route} {body.Fields[at].Name}={(int)odd[0]:x4}… for {who.Name}: {(int)answer.StatusCode}");
            }
        }

        return wrong;
    }

    /// <summary>Through pages and forms, as a student would.</summary>
    private async Task<IReadOnlyList<string>> WriteEverywhereAsync(CrossedWorld world, Action<PortalBrowser> made)
    {
        var browser = await portal.SignInAsync(world.Author);
        made(browser);
        var url = $"/courses/{world["course"]}/{world["assignment"]}";
        (await browser.SendAsync("/account/settings", ("Name", Act))).Location.ShouldBe("/account/settings");
        (await browser.SendAsync("/account/tokens", ("Name", Act), ("Days", "30"), ("Password", PortalSeeds.Password))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync($"/submissions/{world["submissionId"]}/requests", ("item", "first"), ("reason", Act))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SendAsync($"{url}/group/ask", ("whom", Act))).Status.ShouldBe(HttpStatusCode.Redirect);
        var answers = await browser.OpenAsync($"{url}/answers");
        (await browser.UploadAsync(answers, $"{url}/answers", [("do", "save"), ("f:first", Act), ("f:second", Act)])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.UploadAsync(answers, $"{url}/answers", [("do", "check"), ("f:first", Act), ("f:second", "\\href{javascript:XSS7(3)}{x}")])).Status.ShouldBe(HttpStatusCode.OK);

        // a notebook, code and a page beside the answers, all with such names and contents
        var notebook = JsonSerializer.Serialize(new
        {
            nbformat = 4, nbformat_minor = 5, metadata = new { },
            cells = new object[]
            {
                new { id = "a", cell_type = "markdown", metadata = new { }, source = $"# {Act}\n[x](javascript:XSS7(4)) <a href=\"javascript:XSS7(5)\">x</a> ![{Act}](x)" },
                new { id = "b", cell_type = "code", metadata = new { }, execution_count = 1, source = $"print('{Act}')", outputs = new object[] { new { output_type = "display_data", metadata = new { }, data = new Dictionary<string, object> { ["text/html"] = Act, ["image/svg+xml"] = "<svg onload=XSS7(6)>", ["text/plain"] = Act } } } },
            },
        });
        var zip = Quiz.Pack(("answers.yaml", "answers:\n  first: \"" + Act.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"\n  second: 5\n"), ("'\"><img src=x onerror=XSS7(7)>.ipynb", notebook), ("<script>XSS7(8)<!--/script>.py", $"# {Act}"), ($"x{'\u202e'}.md", Act));
        var ids = new List<string> { world["submissionId"] };
        foreach (var (name, bytes) in new (string, byte[])[] { ($"{Act}.zip".Replace("/", "", StringComparison.Ordinal), zip), ("'\"><img src=x onerror=XSS7(9)>.zip", "no zip"u8.ToArray()), ("'\"><img src=x onerror=XSS7(10)>.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))) })
        {
            var page = await browser.OpenAsync(url);
            using var form = new MultipartFormDataContent();
            foreach (var (field, value) in StudentSeeds.Hidden(page.Html))
            {
                form.Add(new StringContent(value), $"\"{field}\"");
            }

            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            form.Add(part);
            using var sent = await browser.Client.PostAsync($"{url}/submit", form);
            ids.Add(sent.Headers.Location?.OriginalString.Split('/')[^1] ?? throw new InvalidOperationException($"{sent.StatusCode}: {await sent.Content.ReadAsStringAsync()}"));
        }

        // staff see what was graded; a grade of that text is made as a worker would
        var last = long.Parse(ids[1], CultureInfo.InvariantCulture);
        await portal.GradeAsync(last);
        return ids;
    }

    private static string Path(CrossedRoute route, CrossedWorld world, string id)
    {
        var path = route.Path.Replace("{submissionId:long}", id, StringComparison.Ordinal);
        path = path.StartsWith("/submissions/{id:long}", StringComparison.Ordinal) ? path.Replace("{id:long}", id, StringComparison.Ordinal) : path;
        return world.Fill(path) + CrossedBodies.Query(route, world);
    }

    private static string Around(string text, string what) => text[Math.Max(0, text.IndexOf(what, StringComparison.Ordinal) - 80)..][..Math.Min(200, text.Length - Math.Max(0, text.IndexOf(what, StringComparison.Ordinal) - 80))];
}

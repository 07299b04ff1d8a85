using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Autograder.Benchmarks.Portal;

/// <summary>
/// Many students hand in within one minute while others look at pages: the real program, its database, its worker, real
/// uploads. The paper that they hand in is marked without boxes, so that the machine's cores are the portal's.
/// </summary>
internal static class PortalBenchmark
{
    private const string Course = "deep-learning-demo";
    private const string Paper = "tum-endterm-2022";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string repository, int students)
    {
        await using var portal = await PortalProcess.StartAsync(repository);
        await portal.ServeAsync();
        await portal.AskAsync("update jobs set state = 'Cancelled' where state = 'Queued'; update submissions set state = 'Cancelled' where state = 'Queued'");
        await EnrolAsync(portal, students);
        using var student = await Visitor.SignInAsync(portal, "student");
        using var instructor = await Visitor.SignInAsync(portal, "instructor");
        (Visitor Who, string Path)[] pages =
        [
            (student, "/"), (student, $"/courses/{Course}"), (student, $"/courses/{Course}/{Paper}"),
            (instructor, $"/courses/{Course}"), (instructor, $"/courses/{Course}/{Paper}/manage/submissions"),
        ];
        await LookAsync(pages, 100, TimeSpan.Zero); // so that everything is loaded once
        Say("pages, quiet", await LookAsync(pages, 500, TimeSpan.Zero));
        var answers = await File.ReadAllTextAsync(Path.Combine(repository, "assignments", Paper, "published", "answers.yaml"));
        var began = Stopwatch.GetTimestamp();
        var looking = LookAsync(pages, students, Minute);
        var uploads = await HandInAsync(portal, students, answers);
        Say("uploads, acknowledged", uploads);
        Say("pages meanwhile", await looking);
        await DrainAsync(portal);
        Console.WriteLine($"everything graded after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return await CountAsync(portal, students, uploads.Count);
    }

    /// <summary>Students with a token each, whose hash is made in the database.</summary>
    private static Task EnrolAsync(PortalProcess portal, int students) => portal.AskAsync(string.Create(CultureInfo.InvariantCulture, $"""
        insert into people (user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name, shortcuts, is_admin, created_at)
        select n, upper(n), n, upper(n), true, 'x', false, false, true, 0, 'Student ' || i, true, false, now() from generate_series(1, {students}) i, lateral (select 'bench' || i || '@example.org' as n) as named;
        insert into memberships (course_id, person_id, role, student_id, joined_at)
        select c.id, p.id, 'Student', p.id::text, now() from courses c, people p where c.slug = '{Course}' and p.user_name like 'bench%';
        insert into api_tokens (person_id, name, token_hash, created_at, expires_at)
        select id, 'bench', encode(sha256(convert_to('ag_' || user_name, 'UTF8')), 'hex'), now(), now() + interval '1 day' from people where user_name like 'bench%';
        """));

    /// <summary>Each upload begins at its moment of the minute, however long the others take.</summary>
    private static async Task<List<double>> HandInAsync(PortalProcess portal, int students, string answers)
    {
        using var client = new HttpClient { BaseAddress = portal.Address, Timeout = TimeSpan.FromMinutes(5) };
        var times = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, students).Select(async i =>
        {
            var at = Minute * ((double)i / students);
            await Task.Delay(at > clock.Elapsed ? at - clock.Elapsed : TimeSpan.Zero);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/courses/{Course}/assignments/{Paper}/submissions");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"ag_bench{i}@example.org");
            request.Headers.Add("Idempotency-Key", $"bench-{i}");
            request.Content = new MultipartFormDataContent { { new StringContent($"{answers}\n# of student {i}\n"), "files", "answers.yaml" } };
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == System.Net.HttpStatusCode.Created)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            else
            {
                Console.WriteLine($"upload {i}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }));
        return [.. times];
    }

    /// <param name="over">Spread over this time; zero for one after the other without a pause.</param>
    private static async Task<List<double>> LookAsync((Visitor Who, string Path)[] pages, int count, TimeSpan over)
    {
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var at = over * ((double)i / count);
            await Task.Delay(at > clock.Elapsed ? at - clock.Elapsed : TimeSpan.Zero);
            var (who, path) = pages[i % pages.Length];
            times.Add(await who.LookAsync(path));
        }

        return times;
    }

    private static async Task DrainAsync(PortalProcess portal)
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromMinutes(10) && await portal.AskAsync("select count(*) from jobs where state in ('Queued', 'Leased')") != "0";)
        {
            await Task.Delay(500);
        }
    }

    /// <summary>Every upload that was acknowledged is there once, and has one grade.</summary>
    private static async Task<int> CountAsync(PortalProcess portal, int students, int acknowledged)
    {
        const string Mine = "from submissions s join people p on p.id = s.submitted_by_id and p.user_name like 'bench%'";
        var there = await portal.AskAsync($"select count(*), count(*) filter (where s.state = 'Graded') {Mine}");
        var grades = await portal.AskAsync($"select count(*), count(distinct g.submission_id) {Mine} join grades g on g.submission_id = s.id");
        Console.WriteLine($"{students} sent, {acknowledged} acknowledged; submissions and graded ones: {there}; grades and submissions that have one: {grades}");
        return acknowledged == students && there == $"{students}|{students}" && grades == there ? 0 : 1;
    }

    private static void Say(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds.Count}, median {At(0.5):0.0} ms, 95 % within {At(0.95):0.0} ms, longest {At(1):0.0} ms"));

        double At(double part) => milliseconds.Count == 0 ? double.NaN : milliseconds[Math.Min(milliseconds.Count - 1, (int)(part * milliseconds.Count))];
    }
}

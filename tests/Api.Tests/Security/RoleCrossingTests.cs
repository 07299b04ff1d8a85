using Autograder.Api.Data;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Asks for every route of the program, with what is really sent there and the numbers of a real course, as everybody who has no business there.</summary>
public sealed class RoleCrossingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly string[] _staff = ["/manage", "/marking", "/roster", "/members", "/settings", "/audit", "/assignments/new", "/packages", "/extensions", "/regrades", "/grades", "/gradebook", "/publish", "/hide", "/results.zip", "/run"];
    private static readonly string[] _ownNumbers = ["/revoke", "/sessions/{id"];
    private static readonly string[] _instructors = ["/manage", "/roster", "/members", "/settings", "/audit", "/assignments/new", "/packages", "/extensions", "/regrades", "/gradebook", "/publish", "/hide", "/results.zip", "/run"];

    /// <summary>What students do with an assignment of theirs; for staff there is nothing of the kind.</summary>
    private static readonly string[] _students = ["/answers", "/group/", "/submit"];

    /// <summary>What students do with questions to and of others: anybody of the course may ask, and of what is not theirs nothing changes.</summary>
    private static readonly string[] _questions = ["/group/accept", "/group/decline", "/group/take-back"];

    [Fact]
    public void Every_route_is_of_a_course_or_of_administrators_or_of_whoever_asks() =>
        CrossedRoute.All(portal).Where(route => !route.IsOfCourse && !route.IsAdmins && !route.IsOwn && !route.IsStart).ShouldBeEmpty();

    [Fact]
    public void What_is_sent_to_every_route_that_changes_something_is_known() =>
        CrossedRoute.All(portal).Where(route => !route.IsRead && !CrossedBodies.All.ContainsKey(route.ToString())).ShouldBeEmpty();

    [Fact]
    public async Task Nobody_gets_through_a_route_that_is_not_theirs_and_nothing_changes()
    {
        var (world, routes, through) = (await CrossedWorld.MakeAsync(portal), CrossedRoute.All(portal), new List<string>());
        var other = await CrossedWorld.MakeAsync(portal);
        var nobody = CrossedVisitor.Nobody(portal);
        await nobody.Browser.OpenAsync("/account/sign-in");
        CrossedVisitor[] outsiders =
        [
            await CrossedVisitor.OfAsync(portal, other.Taught.Instructor, "another course's instructor"),
            await CrossedVisitor.OfAsync(portal, other.Taught.Marker, "another course's marker"),
            await CrossedVisitor.OfAsync(portal, other.Neighbour, "another course's student"),
        ];
        var neighbour = await CrossedVisitor.OfAsync(portal, world.Neighbour, "another student");
        var marker = await CrossedVisitor.OfAsync(portal, world.Taught.Marker, "the marker");
        var before = await CrossedContent.AllAsync(portal);

        await AskAsync(nobody, routes.Where(r => !r.IsOwn && !r.IsStart), (route, answer) => route.IsApi ? answer.Status == 401 : answer.Location.StartsWith("/account/sign-in?", StringComparison.Ordinal));
        foreach (var outsider in outsiders)
        {
            await AskAsync(outsider, routes.Where(r => r.IsOfCourse || r.IsAdmins || Has(r, _ownNumbers)), IsNotThere);
        }

        await AskAsync(neighbour, routes.Where(r => r.IsAdmins || r.Path.Contains("/submissions/{id", StringComparison.Ordinal) || (r.IsOfCourse && Has(r, _staff))), IsNotThere);
        await AskAsync(neighbour, routes.Where(r => Has(r, _questions)), (_, answer) => answer.Status == 302 && answer.Location.EndsWith("#group", StringComparison.Ordinal));
        await AskAsync(marker, routes.Where(r => r.IsAdmins || (r.IsOfCourse && (Has(r, _instructors) || (Has(r, _students) && !r.IsRead)))), (route, answer) => IsNotThere(route, answer) || IsLooking(route));

        through.ShouldBeEmpty();
        (await CrossedContent.AllAsync(portal)).ShouldBe(before);

        async Task AskAsync(CrossedVisitor who, IEnumerable<CrossedRoute> asked, Func<CrossedRoute, CrossedAnswer, bool> isRight)
        {
            foreach (var route in asked)
            {
                var answer = await who.SendAsync(route, world);
                if (!isRight(route, answer) || world.IsToldBy(answer))
                {
                    through.Add($"{who.Name}: {route} answered {answer.Status} {answer.Location}");
                }
            }
        }
    }

    [Fact]
    public async Task Numbers_of_another_course_do_nothing_in_ones_own()
    {
        var (world, own, through) = (await CrossedWorld.MakeAsync(portal), await CrossedWorld.MakeAsync(portal), new List<string>());
        var before = await CrossedContent.OfAsync(portal, world);
        foreach (var (person, name) in new[] { (own.Taught.Instructor, "instructor"), (own.Taught.Marker, "marker"), (own.Author, "student") })
        {
            var visitor = await CrossedVisitor.OfAsync(portal, person, name);
            foreach (var route in CrossedRoute.All(portal).Where(r => r.IsOfCourse && r.Path.Contains("{course}", StringComparison.Ordinal)))
            {
                var answer = await visitor.SendAsync(route, world, within: own);
                if (answer.Status >= 500 || world.IsToldBy(answer))
                {
                    through.Add($"{name}: {route} answered {answer.Status}{(answer.Status < 500 ? " with what belongs to others" : "")}");
                }

                if (!route.IsRead && await CrossedContent.OfAsync(portal, world) is var now && now != before)
                {
                    through.Add($"{name}: {route} changed {string.Join(", ", now.Split('\n').Except(before.Split('\n')))}");
                    before = now;
                }
            }
        }

        through.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_is_understood_from_those_whose_it_is()
    {
        var (world, not) = (await CrossedWorld.MakeAsync(portal), new List<string>());
        var routes = CrossedRoute.All(portal).ToDictionary(r => r.ToString());
        var author = await CrossedVisitor.OfAsync(portal, world.Author, "author");
        var asked = await CrossedVisitor.OfAsync(portal, world.Taught.Students[4], "asked");
        var instructor = await CrossedVisitor.OfAsync(portal, world.Taught.Instructor, "instructor");
        var admin = await CrossedVisitor.OfAsync(portal, await portal.AddPersonAsync(isAdmin: true), "admin");
        foreach (var route in CrossedBodies.All.Keys.Select(key => routes[key]).Where(r => !r.IsOwn && !r.Path.EndsWith("/withdraw", StringComparison.Ordinal))) // a new link has taken the place of the old one
        {
            var who = route.IsAdmins ? admin : route.Path.EndsWith("/accept", StringComparison.Ordinal) ? asked
                : Has(route, _students) || route.Path.Contains("/submissions/{id", StringComparison.Ordinal) || route.ToString().EndsWith("{assignment}/submissions", StringComparison.Ordinal) ? author : instructor;
            who = route.Path.EndsWith("/run", StringComparison.Ordinal) ? instructor : who;
            var answer = await who.SendAsync(route, world);
            if (!answer.IsUnderstood)
            {
                not.Add($"{who.Name}: {route} answered {answer.Status} {answer.Location} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
            }
        }

        // otherwise the other tests would find closed what nobody gets through
        not.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_and_files_are_there_for_those_whose_they_are()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        var instructor = await CrossedVisitor.OfAsync(portal, world.Taught.Instructor, "instructor");
        var (found, missing) = (new List<string>(), new List<string>());
        foreach (var route in CrossedRoute.All(portal).Where(r => r.IsRead && r.IsOfCourse && !r.IsStream))
        {
            ((await instructor.SendAsync(route, world)).Status == 200 ? found : missing).Add(route.Path);
        }

        missing.ShouldBeEmpty();
        found.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_changes_nothing()
    {
        var (world, through) = (await CrossedWorld.MakeAsync(portal), new List<string>());
        var admin = await portal.AddPersonAsync(isAdmin: true);
        var cast = new List<CrossedVisitor>();
        foreach (var person in new[] { admin, world.Taught.Instructor, world.Author })
        {
            cast.Add(await CrossedVisitor.OfAsync(portal, person, person.DisplayName));
        }

        var before = await CrossedContent.AllAsync(portal);
        foreach (var route in CrossedRoute.All(portal).Where(r => !r.IsRead))
        {
            foreach (var who in cast)
            {
                // with the cookies of who is signed in, as a browser sends them along, and without our form's token
                var answer = await who.SendAsync(route, world, forged: true);
                if (answer.Status != (route.IsApi ? 401 : 400) && !(answer.Status == 404 && (who.Name != admin.DisplayName || IsOfStudents(route))))
                {
                    through.Add($"{who.Name}: {route} answered {answer.Status} {answer.Location}");
                }
            }
        }

        through.ShouldBeEmpty();
        (await CrossedContent.AllAsync(portal)).ShouldBe(before);
    }

    private static bool Has(CrossedRoute route, string[] words) => words.Any(word => route.Path.Contains(word, StringComparison.Ordinal));

    /// <summary>Administrators do not hand in, and these routes say so before they read the form that holds the token.</summary>
    private static bool IsOfStudents(CrossedRoute route) => route.Path.EndsWith("/submit", StringComparison.Ordinal) || route.Path.EndsWith("/answers", StringComparison.Ordinal);

    /// <summary>Staff look at what students fill in.</summary>
    private static bool IsLooking(CrossedRoute route) => route.Path.EndsWith("/answers/echo", StringComparison.Ordinal);

    private static bool IsNotThere(CrossedRoute route, CrossedAnswer answer) => answer.Status == 404;
}

using System.Text;
using Autograder.Api.Tests.Manage;
using static Autograder.Api.Tests.Security.CrossedBody;

namespace Autograder.Api.Tests.Security;

/// <summary>Of every route that changes something, what is really sent there, with numbers of a course. Those that take away most come last.</summary>
internal static class CrossedBodies
{
    private const string Assignment = "/courses/{course}/{assignment}";
    private const string Manage = Assignment + "/manage";
    private const string Sheet = Assignment + "/marking/{item}/{submissionId:long}";
    private const string Api = "/api/v1/courses/{course}/assignments/{assignment}";
    private const string Roster = "name,email\nPia Pristen,pia.pristen@example.org\n";
    private static readonly (string, string)[] _mark = [("Seen", "x"), ("Criteria[0].Choice", "full"), ("Comment", "Well done."), ("AdjustMarks", "1"), ("AdjustReason", "Kind"), ("Then", "stay")];

    public static IReadOnlyDictionary<string, Func<CrossedWorld, CrossedBody>> All { get; } = new Dictionary<string, Func<CrossedWorld, CrossedBody>>
    {
        // students
        [$"POST {Assignment}/answers/draft"] = _ => Form(("f:first", "3")),
        [$"POST {Assignment}/answers/echo"] = _ => Form(("f:first", "3")) with { Query = "?field=first" },
        [$"POST {Assignment}/answers"] = _ => Form(("do", "hand-in"), ("f:first", "3"), ("SubmitKey", PortalSeeds.Unique("key"))),
        [$"POST {Assignment}/submit"] = _ => Upload("files", "answers.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))),
        [$"POST {Assignment}/group/ask"] = w => Form(("whom", w["neighbour"])),
        [$"POST {Assignment}/group/accept"] = w => Form(("team", w["team"])),
        [$"POST {Assignment}/group/decline"] = w => Form(("team", w["team"])),
        [$"POST {Assignment}/group/take-back"] = w => Form(("person", w["asked"])),
        [$"POST {Assignment}/group/leave"] = _ => Nothing,
        ["POST /submissions/{id:long}/requests"] = _ => Form(("item", "first"), ("reason", "I think that this is right as well.")),
        ["POST /submissions/{id:long}/cancel"] = _ => Nothing,
        ["POST /api/v1/submissions/{id:long}/requests"] = _ => Text("""{"item":"first","reason":"I think that this is right as well."}"""),
        ["POST /api/v1/submissions/{id:long}/cancel"] = _ => Nothing,
        [$"POST {Api}/submissions"] = _ => Upload("files", "answers.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))),

        // markers
        [$"POST {Sheet}/total"] = _ => Form(_mark),
        [$"POST {Sheet}/hold"] = _ => Nothing,
        [$"POST {Sheet}"] = _ => Form(_mark),
        [$"POST {Sheet}/release"] = _ => Nothing,
        [$"POST {Assignment}/marking/{{item}}/next"] = w => Form(("after", w["submissionId"])),
        [$"POST {Assignment}/marking/{{item}}/rubric"] = w => Form(("Do", "apply"), ("Lines[0].Id", w["line"]), ("Lines[0].Text", "Changed"), ("Lines[0].Marks", "-1"), ("Lines[0].Revision", "0"), ("NewText", "New"), ("NewMarks", "-0.5")),
        [$"POST {Assignment}/marking/{{item}}/rubric/comments/{{id:long}}/remove"] = _ => Nothing,

        // instructors: an assignment
        [$"POST {Manage}/extensions"] = w => Form(("Person", w["person"]), ("Due", "2026-12-01T12:00"), ("Reason", "ill")),
        [$"POST {Manage}/package"] = _ => Upload("package", "quiz.zip", Quiz.Zip("2.0.0")),
        [$"POST {Manage}/package/{{number:int}}/check"] = _ => Nothing,
        [$"POST {Manage}/package/{{number:int}}/current"] = _ => Nothing,
        [$"POST {Manage}/regrade"] = _ => Form(("version", "1"), ("reason", "a mistake")),
        [$"POST {Manage}/regrade/{{id:long}}/advance"] = _ => Nothing,
        [$"POST {Manage}/regrade/{{id:long}}/apply"] = _ => Nothing,
        [$"POST {Manage}/regrade/{{id:long}}/undo"] = _ => Nothing,
        [$"POST {Manage}/settings"] = _ => Form(("Title", "Another title"), ("Release", "Immediately"), ("Opens", "2026-11-01T08:00")),
        [$"POST {Manage}/publish"] = _ => Nothing,
        [$"POST {Manage}/hide"] = _ => Nothing,
        [$"POST {Manage}/upload"] = _ => Upload("files", "all.zip", Quiz.Pack(("Q_63210002_Nina/answers.yaml", Quiz.Answers(1, 2)))),
        [$"POST {Manage}/upload/confirm"] = w => Form(("ticket", w["ticket"])),
        [$"POST {Manage}/submissions/cancel"] = w => Form(("ids", w["waiting"]), ("ids", w["submissionId"])),
        [$"POST {Manage}/submissions/run-again"] = w => Form(("ids", w["waiting"]), ("ids", w["submissionId"])),
        [$"POST {Manage}/extensions/{{extension:long}}/remove"] = _ => Nothing,
        [$"POST {Api}/packages"] = _ => Upload("package", "quiz.zip", Quiz.Zip("3.0.0")),
        [$"POST {Api}/packages/{{number:int}}/check"] = _ => Nothing,
        [$"POST {Api}/packages/{{number:int}}/use"] = _ => Nothing,
        [$"PUT {Api}/settings"] = _ => Text("""{"title":"Another title","opensLocal":"2026-11-01T08:00:00","dueLocal":null,"attemptLimit":null,"release":"immediately"}"""),
        [$"POST {Api}/publish"] = _ => Nothing,
        [$"POST {Api}/hide"] = _ => Nothing,
        [$"PUT {Api}/extensions/{{person:long}}"] = _ => Text("""{"dueLocal":"2026-12-03T23:59:00","reason":"ill"}"""),
        [$"DELETE {Api}/extensions/{{person:long}}"] = _ => Nothing,
        [$"POST {Api}/regrades"] = _ => Text("""{"packageNumber":1,"reason":"a mistake"}"""),
        [$"POST {Api}/regrades/{{id:long}}/apply"] = _ => Nothing,
        [$"POST {Api}/regrades/{{id:long}}/undo"] = _ => Nothing,
        ["POST /api/v1/submissions/{id:long}/run"] = _ => Nothing,

        // instructors: a course
        ["POST /courses/{course}/settings"] = _ => Form(("Title", "Another course"), ("Term", "Winter"), ("TimeZone", "Europe/Berlin")),
        ["POST /courses/{course}/assignments/new"] = _ => Upload("package", "quiz.zip", Quiz.Zip("4.0.0")),
        ["POST /courses/{course}/roster/preview"] = _ => Form(("csv", Roster)),
        ["POST /courses/{course}/roster/apply"] = _ => Form(("csv", Roster)),
        ["POST /courses/{course}/roster/person"] = _ => Form(("Name", "Paul Pristen"), ("Email", "paul.pristen@example.org"), ("Role", "Student")),
        ["POST /courses/{course}/roster/{person:long}"] = _ => Form(("Role", "Student"), ("Section", "B")),
        ["POST /courses/{course}/roster/invitations/{invitation:long}/again"] = _ => Nothing,
        ["POST /courses/{course}/roster/invitations/{invitation:long}/withdraw"] = _ => Nothing,
        ["POST /courses/{course}/roster/{person:long}/remove"] = _ => Nothing,
        ["POST /api/v1/courses/{course}/roster"] = _ => Upload("roster", "roster.csv", Encoding.UTF8.GetBytes(Roster)),
        ["POST /api/v1/courses/{course}/assignments"] = _ => Upload("package", "quiz.zip", Quiz.Zip("5.0.0")),

        // administrators
        ["POST /courses/new"] = _ => Form(("Title", "A new course"), ("Term", "Winter"), ("TimeZone", "Europe/Berlin")),
        ["POST /api/v1/courses"] = _ => Text("""{"title":"Made by a program","term":"Winter","timeZone":"Europe/Berlin","slug":null,"anonymousMarking":false}"""),
        ["POST /admin/queue/{job:long}/cancel"] = _ => Nothing,
        ["POST /admin/queue/{job:long}/retry"] = _ => Nothing,
        ["POST /admin/people/invite"] = _ => Form(("Name", "Pero Pristen"), ("Email", "pero.pristen@example.org")),
        ["POST /admin/people/{id:long}/second-step-off"] = _ => Nothing,
        ["POST /admin/people/{id:long}/reset-link"] = _ => Nothing,
        ["POST /admin/people/{id:long}/admin"] = _ => Form(("on", "true")),
        ["POST /admin/people/{id:long}/lock"] = _ => Form(("on", "true")),

        // one's own account: nobody else's can be named, except a token's or a session's
        ["POST /account/language"] = _ => Form(("language", "de")),
        ["POST /account/theme"] = _ => Form(("theme", "dark")),
        ["POST /account/settings"] = _ => Form(("Name", "Another name")),
        ["POST /account/tokens"] = _ => Form(("Name", "program"), ("Days", "30"), ("Password", PortalSeeds.Password)),
        ["POST /account/sessions/{id:long}/end"] = _ => Nothing,
        ["POST /account/sessions/end-all"] = _ => Nothing,
        ["POST /account/tokens/{id:long}/revoke"] = _ => Nothing,
        ["POST /account/two-factor/start"] = _ => Nothing,
        ["POST /account/two-factor/setup"] = _ => Form(("Code", "123456"), ("password", PortalSeeds.Password)),
        ["POST /account/two-factor/off"] = _ => Form(("password", PortalSeeds.Password)),
        ["POST /account/two-factor/codes"] = _ => Form(("password", PortalSeeds.Password)),
        ["POST /account/password"] = _ => Form(("Present", PortalSeeds.Password), ("Password", "another horse battery")),
        ["POST /account/forgot"] = _ => Form(("email", "nobody@example.org")),
        ["POST /account/reset"] = _ => Form(("Password", "another horse battery")) with { Query = "?person=1&token=AAAA" },
        ["POST /account/invitation/{token}"] = _ => Form(("Name", "Ada"), ("Password", PortalSeeds.Password)),
        ["POST /account/sign-in"] = _ => Form(("Email", "nobody@example.org"), ("Password", "wrong wrong wrong")),
        ["POST /account/two-factor"] = _ => Form(("Code", "123456")),
        ["POST /account/sign-out"] = _ => Nothing,
    };

    /// <summary>Numbers that readers take from the rest of an address.</summary>
    public static string Query(CrossedRoute route, CrossedWorld world) => route switch
    {
        _ when route.Path.EndsWith("/manage/submissions/preview", StringComparison.Ordinal) => $"?act=RunAgain&ids={world["submissionId"]}",
        _ when route.Path.EndsWith("/manage/submissions/uploads.zip", StringComparison.Ordinal) => $"?ids={world["submissionId"]}",
        _ when route.Path.EndsWith("/manage/extensions", StringComparison.Ordinal) => $"?person={world["person"]}",
        _ => "",
    };

    public static CrossedBody Of(CrossedRoute route, CrossedWorld world) => All[route.ToString()](world);
}

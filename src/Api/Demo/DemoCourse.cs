using Autograder.Api.Data;

namespace Autograder.Api.Demo;

/// <summary>What the demo consists of.</summary>
internal static class DemoCourse
{
    public const string Slug = "deep-learning-demo";
    public const string Title = "Deep Learning (demo)";
    public const string TimeZone = "Europe/Ljubljana";

    public static readonly IReadOnlyList<DemoPerson> People =
    [
        new("admin", "Ada Administrator", null, null, null),
        new("instructor", "Ivana Instructor", CourseRole.Instructor, null, null),
        new("marker", "Marko Marker", CourseRole.Marker, null, null),
        new("ana", "Ana Novak", CourseRole.Student, "63230001", "Tuesday"),
        new("ziga", "Žiga Kos", CourseRole.Student, "63230002", "Tuesday"),
        new("maja", "Maja Zupan", CourseRole.Student, "63230004", "Thursday"),
    ];

    /// <summary>In the order of the course; days from today on which they are due.</summary>
    public static readonly IReadOnlyList<(string Package, int DueInDays, ReleaseRule Release)> Assignments =
    [
        ("digits-mlp", 14, ReleaseRule.Immediately),
        ("fri-cifar10-mlp", 28, ReleaseRule.Immediately),
        ("tum-endterm-2022", 21, ReleaseRule.Immediately),
        ("bits-2223-mid-regular", 35, ReleaseRule.AfterDeadline),
    ];

    /// <summary>What students have handed in, as files of samples/ and assignments/.</summary>
    public static readonly IReadOnlyList<(string Package, string Person, string Path)> HandedIn =
    [
        ("digits-mlp", "ana", "samples/digits-mlp/DL0_63230001_Ana.zip"),
        ("digits-mlp", "ziga", "samples/digits-mlp/DL0_63230002_Žiga.zip"),
        ("digits-mlp", "maja", "samples/digits-mlp/DL0_63230004_Maja.zip"),
        ("tum-endterm-2022", "ana", "samples/tum-endterm-2022/anna-berg"),
        ("tum-endterm-2022", "ziga", "samples/tum-endterm-2022/ben-otto"),
        ("tum-endterm-2022", "maja", "samples/tum-endterm-2022/clara-yilmaz"),
        ("bits-2223-mid-regular", "ana", "assignments/bits-2223-mid-regular/published/answers.yaml"),
    ];
}

/// <summary>A demo account.</summary>
/// <param name="Key">The part of the e-mail address before the @.</param>
/// <param name="Role">Null for the administrator of the site.</param>
internal sealed record DemoPerson(string Key, string Name, CourseRole? Role, string? StudentId, string? Section)
{
    public string Email => $"{Key}@example.org";

    public string Says => Role is { } role ? role.ToString().ToLowerInvariant() : "administrator";
}

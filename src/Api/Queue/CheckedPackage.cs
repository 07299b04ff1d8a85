using Autograder.Api.Manage.Packages;

namespace Autograder.Api.Queue;

/// <summary>What is kept of a proof that broke.</summary>
internal static class CheckedPackage
{
    public static string Broken(string fault) => new CheckReport([$"The check did not come to an end: {fault}"], [], [], [], 0, []).ToJson();
}

using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Autograder.Api.Shared;

/// <summary>One sentence for the next page: <c>TempData.Say(T["Saved."])</c> before a redirect.</summary>
internal static class Notice
{
    public const string Key = "notice";
    public const string ProblemKey = "problem";

    public static void Say(this ITempDataDictionary data, string done) => data[Key] = done;

    public static void Warn(this ITempDataDictionary data, string problem) => data[ProblemKey] = problem;
}

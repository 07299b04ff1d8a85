namespace Autograder.Api.Manage;

/// <summary>What a person typed into a search field, as a part of a text: its own wildcards stand for themselves.</summary>
internal static class LikePattern
{
    public const string Escape = @"\";

    public static string Containing(string typed) => $"%{typed.Trim().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}

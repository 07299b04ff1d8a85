using System.Text.Json;
using System.Text.RegularExpressions;
using Autograder.Api.Shared;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Shared;

/// <summary>Every text that a page can show has a German wording, with the same places for values.</summary>
public sealed partial class GermanTextsTests
{
    [Fact]
    public void Every_text_is_translated() => Keys().Where(key => !Languages.Texts.ContainsKey(key)).ShouldBeEmpty();

    [Fact]
    public void No_translation_is_left_over() => Languages.Texts.Keys.Except(Keys()).ShouldBeEmpty();

    [Fact]
    public void Translations_have_the_values_of_the_original() => Languages.Texts
        .Where(pair => Values(pair.Key) != Values(pair.Value))
        .Select(pair => pair.Key).ShouldBeEmpty();

    private static IReadOnlyList<string> Keys() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Api"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .SelectMany(file => KeysOf(File.ReadAllText(file)))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> KeysOf(string source)
    {
        foreach (Match use in Indexed().Matches(source).Concat(Counted().Matches(source)).Concat(Annotated().Matches(source)))
        {
            for (var i = 1; i < use.Groups.Count; i++)
            {
                yield return JsonSerializer.Deserialize<string>($"\"{use.Groups[i].Value}\"") ?? "";
            }
        }
    }

    private static string Values(string text) => string.Concat(Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?:\bT|\b_?[tT]exts|\bthis)\[""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Indexed();

    [GeneratedRegex(@"\bCount\([^""]{0,120},\s*""((?:[^""\\]|\\.)*)"",\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"ErrorMessage = ""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Annotated();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}

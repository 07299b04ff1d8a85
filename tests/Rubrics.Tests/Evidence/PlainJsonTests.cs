using System.Text.Json;
using Autograder.Rubrics.Evidence;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class PlainJsonTests
{
    [Theory]
    [InlineData("loss 0.3\n\tčas 2 s — ünïcode 漢字 🙂")]
    [InlineData("")]
    public void Keeps_ordinary_texts(string text) => PlainJson.IsPlain(text).ShouldBeTrue();

    [Theory]
    [InlineData("\u001b[2Jgone", " [2Jgone")]
    [InlineData("full \u202eskram\u202c", "full  skram ")]
    [InlineData("a\0b\u009bc\u2028d", "a b c d")]
    public void Puts_spaces_for_characters_that_act_on_the_reader(string text, string plain)
    {
        PlainJson.IsPlain(text).ShouldBeFalse();
        var found = PlainJson.Of(JsonSerializer.SerializeToElement(new Dictionary<string, object> { [text] = new object?[] { text, 1.5, null, true } }));
        found.GetProperty(plain)[0].GetString().ShouldBe(plain);
        found.GetProperty(plain).GetArrayLength().ShouldBe(4);
    }
}

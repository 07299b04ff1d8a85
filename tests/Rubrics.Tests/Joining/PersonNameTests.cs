using Autograder.Rubrics.Joining;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Joining;

public sealed class PersonNameTests
{
    private static double Fit(string typed, string full) => new PersonName(typed).Fits(new PersonName(full));

    [Theory]
    [InlineData("Ana Zagar", "Ana Žagar")]
    [InlineData("zagar, ana", "Ana Žagar")]
    [InlineData("Joao Conceicao", "João Conceição")]
    [InlineData("Lukasz Gorski", "Łukasz Górski")]
    [InlineData("Nguyen Van An", "Nguyễn Văn An")]
    [InlineData("O'Brien Sean", "Seán O’Brien")]
    [InlineData("Zˇagar Ana", "Ana Žagar")]
    public void Diacritics_order_and_punctuation_do_not_count(string typed, string full) => Fit(typed, full).ShouldBeGreaterThanOrEqualTo(0.9);

    [Theory]
    [InlineData("Petra Kovcaic", "Petra Kovačič")] // two letters swapped
    [InlineData("Maria Fernandes", "Maria Fernandez")]
    [InlineData("Joao Silva", "João Pedro Silva")] // without the middle name
    public void Small_mistakes_are_forgiven(string typed, string full) => Fit(typed, full).ShouldBeGreaterThanOrEqualTo(0.9);

    [Theory]
    [InlineData("Ana Novak", "Ana Žagar")]
    [InlineData("Petra", "Peter Kovačič")]
    [InlineData("", "Ana Žagar")]
    [InlineData("12345", "Ana Žagar")]
    public void Other_people_are_other_people(string typed, string full) => Fit(typed, full).ShouldBeLessThan(0.9);

    [Fact]
    public void A_name_without_end_is_compared_in_no_time() => Fit(string.Join(' ', Enumerable.Repeat("abcdefgh", 100_000)), "Ana Žagar").ShouldBeLessThan(0.9);
}

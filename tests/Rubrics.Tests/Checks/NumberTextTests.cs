using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0.42", 0.42)]
    [InlineData("0,42", 0.42)]
    [InlineData("42 %", 0.42)]
    [InlineData("1/4", 0.25)]
    [InlineData("-1.5e-3", -0.0015)]
    [InlineData("−0,2", -0.2)]
    public void Reads_numbers_as_people_write_them(string text, double value) => NumberText.Read(text, DecimalMark.Either).Value.ShouldNotBeNull().ShouldBe(value, 1e-12);

    [Theory]
    [InlineData("192", false)]
    [InlineData("3/4", false)]
    [InlineData("√2", false)]
    [InlineData("ln 2", false)]
    [InlineData("3*10^-2", false)]
    [InlineData("2*3*64", true)]
    [InlineData("64/(1/3)", true)]
    [InlineData("sum(i=1..64, 3)", true)]
    [InlineData("sigma(1.1)", true)]
    [InlineData("max(192, 1)", true)]
    [InlineData("5!", true)]
    public void Tells_a_number_from_the_way_to_it(string text, bool worked) => NumberText.Read(text, DecimalMark.Either).Worked.ShouldBe(worked);

    [Theory]
    [InlineData("")]
    [InlineData("about 0.4")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("1/0")]
    [InlineData("1,000,000")]
    [InlineData("__import__('os')")]
    public void Leaves_the_rest_to_a_marker(string text) => NumberText.Read(text, DecimalMark.Either).Value.ShouldBeNull();
}

using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Publishing;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Publishing;

public sealed class PrintedDigitsTests
{
    [Theory]
    [InlineData("0.6168", 0.6165715, false)]
    [InlineData("0.6166", 0.6165715, true)]
    [InlineData("0.6165", 0.6165715, true)] // cut off
    [InlineData("0.24", 0.2490, true)]
    [InlineData("−1.2623", -1.26322, false)]
    [InlineData("0,5", 0.5, true)]
    [InlineData("3", 3.0001, true)]
    [InlineData("1/3", 0.3333333, true)]
    [InlineData("0.125", 0.125, true)]
    [InlineData("0.13", 0.125, true)]
    public void Digits_agree_when_rounded_or_cut_off(string printed, double value, bool agree) =>
        PrintedDigits.Agree(new Typed.Words(printed), new Given.Number(value)).ShouldBe(agree);
}

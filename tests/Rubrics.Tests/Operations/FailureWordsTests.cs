using Autograder.Rubrics.Operations;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class FailureWordsTests
{
    private static CaseFinding Ends(string status, string? message = null, int? line = null) =>
        Judge("mlp.forward", Settings(("sizes", new[] { 4, 3 }), ("batch", 2)), _ => Ended(status, message, line));

    [Theory]
    [InlineData("ValueError: shapes (5,7) and (3,5) not aligned: 7 (dim 1) != 3 (dim 0)", "transpose")]
    [InlineData("ValueError: operands could not be broadcast together with shapes (5,1) (5,) ", "keepdims")]
    [InlineData("ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 5 is different from 4)", "transpose")]
    [InlineData("NameError: name 'net' is not defined", "self")]
    [InlineData("NameError: name 'np' is not defined", "missing import")]
    [InlineData("AttributeError: 'Network' object has no attribute 'm'", "__init__")]
    [InlineData("TypeError: cannot unpack non-iterable NoneType object", "return")]
    [InlineData("TypeError: backward_pass() missing 1 required positional argument: 'lam'", "default value")]
    [InlineData("IndexError: list index out of range", "n − 1 weight matrices")]
    [InlineData("ZeroDivisionError: float division by zero", "count the steps from 1")]
    public void An_error_comes_with_its_line_and_a_hint(string message, string hint)
    {
        var finding = Ends("error", message, 57);
        finding.Outcome.ShouldBe(CaseOutcome.Failed);
        finding.Words.ShouldContain("line 57");
        finding.Words.ShouldContain(message.Trim());
        finding.Words.ShouldContain(hint);
    }

    [Fact]
    public void An_unknown_error_comes_without_a_hint() =>
        Ends("error", "StudentError: oh no").Words.ShouldBe("Your code stopped with an error: StudentError: oh no");

    [Fact]
    public void Other_ends_are_told_apart()
    {
        Ends("timeout").Words.ShouldContain("time was up");
        Ends("crashed").Words.ShouldContain("exit()");
        Ends("bad-output", "output is a string").Words.ShouldContain("output is a string");
        Ends("bad-output", "forward_pass returns nothing (None)").Words.ShouldContain("with return");
        Ends("missing").Outcome.ShouldBe(CaseOutcome.NotFound);
        Ends("missing").Words.ShouldContain("forward_pass");
    }

    [Fact]
    public void Control_characters_do_not_reach_the_report() =>
        Ends("error", "A\u001b[31m\nB").Words.ShouldNotContain("\u001b");

    [Fact]
    public void Notes_of_the_driver_are_passed_on_bounded()
    {
        var finding = Judge("mlp.forward", Settings(("sizes", new[] { 4, 3 }), ("batch", 2)), _ =>
            Ended("timeout") with { Notes = [.. Enumerable.Repeat(new string('n', 1000), 50)] });
        finding.Notes.Count.ShouldBe(10);
        finding.Notes[0].Length.ShouldBeLessThan(400);
    }
}

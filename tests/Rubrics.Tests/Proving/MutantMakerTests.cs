using Autograder.Rubrics.Proving;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Proving;

public sealed class MutantMakerTests
{
    private const string Code = """
        import numpy as np
        def forward(w, x, b):
            # a + b
            print("a + b")
            z = w @ x + b
            return z.T
        """;

    [Fact]
    public void Changes_one_thing_at_a_time_in_code_lines_only()
    {
        var mutants = MutantMaker.Make("f.py", Code, 100);
        mutants.Select(m => (m.Line, m.Now)).ShouldBe([(5, "z = w @ x - b"), (5, "z = w * x + b"), (6, "return z")], ignoreOrder: true);
        mutants.ShouldAllBe(m => m.Text.Split('\n').Length == Code.Split('\n').Length);
    }

    [Fact]
    public void Spreads_a_few_over_the_whole_file() => MutantMaker.Make("f.py", Code, 2).Count.ShouldBe(2);
}

using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class NotebookReaderTests
{
    [Theory]
    [InlineData("{ text: A, marks: 1, check: dances }", "'dances' is not a check of notebooks")]
    [InlineData("{ text: A, marks: 2, check: ran }", "the criteria add up to 2, the item has 1 marks")]
    [InlineData("{ text: A, marks: 1, check: metric, metric: accuracy, threshold: 97 }", "97 % is 0.97")]
    [InlineData("{ text: A, marks: 1, check: metric, metric: accuracy, threshold: 0.9, rule: { seeds: [1, 3, 10] } }", "may need 10 runs")]
    [InlineData("{ text: A, marks: 1, check: metric, metric: accuracy, threshold: 0.9, rule: { seeds: [3, 1] } }", "rising")]
    [InlineData("{ text: A, marks: 1, check: ran, model: tanh }", "has no model 'tanh'")]
    [InlineData("{ text: A, marks: 1, check: ran, run: nets }", "there is no run called 'nets'")]
    [InlineData("{ text: A, marks: 1, check: comparison, with: { run: net, model: sigmoid } }", "give 'allowed_difference'")]
    [InlineData("{ text: A, marks: 1, check: claim, answer: a, of: speed }", "'speed' is not known here")]
    [InlineData("{ text: A, marks: 1, check: ran, colour: red }", "'colour' is not known here")]
    public void Says_what_is_wrong_with_a_criterion(string criterion, string expected)
    {
        using var kit = new NotebookKit($"- {criterion}");
        kit.Problems.ShouldContain(p => p.Contains(expected), string.Join('\n', kit.Problems));
    }
}

using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;
using Autograder.Rubrics.Runs;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Hostile.Matrix;

/// <summary>What lies in a box for one question is the answer to no other question: a submission could hand it back.</summary>
public sealed class InputTests
{
    private static readonly Dictionary<string, string> Results = new()
    {
        ["fn.softmax"] = "A", ["fn.sigmoid"] = "a", ["fn.sigmoid_prime"] = "d", ["fn.softmax_dLdZ"] = "dZ", ["fn.cross_entropy"] = "loss", ["mlp.forward"] = "output",
    };

    public static TheoryData<string> Packages() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "assignments")).Select(Path.GetFileName).OfType<string>().Where(HasFunctions)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_input_is_the_answer_to_another_question(string package)
    {
        var assignment = AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", package)).Assignment.ShouldNotBeNull();
        foreach (var run in assignment.Runs.Where(r => r.Kind == RunKind.Functions))
        {
            var tolerance = assignment.Items.Select(i => i.Check).OfType<ItemCheck.Outputs>().First(c => c.Run == run.Name).Tolerance;
            var cases = FunctionsRequest.Cases(assignment, run.Name).ToList();
            var inputs = cases.SelectMany(c => c.Case.Prepared.Tensors.Values).ToList();
            var given = from asked in cases
                        where Results.ContainsKey(asked.Operation)
                        from input in inputs
                        let answer = Tensor.FromDoubles(Results[asked.Operation], input.Shape.ToArray(), input.Values)
                        let result = new CaseResult("ok", null, null, new Dictionary<string, string>(), [], new Dictionary<string, Tensor> { [answer.Name] = answer })
                        where Find(asked.Operation).Judge(asked.Case.Settings, asked.Case.Prepared, result, tolerance).Outcome == CaseOutcome.Right
                        select asked.Id;
            given.ShouldBeEmpty($"{package}, run {run.Name}: give these cases other seeds");
        }
    }

    private static Operation Find(string name) => OperationRegistry.Find(name) ?? throw new InvalidOperationException($"There is no operation {name}.");

    private static bool HasFunctions(string package) => Directory.Exists(Path.Combine(Repository.Root, "assignments", package, "drivers"))
        && File.Exists(Path.Combine(Repository.Root, "assignments", package, "drivers", "functions.py"));
}

using Autograder.Reference.Expressions;
using Autograder.Rubrics.Proofs;
using Autograder.Sandbox;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Proofs;

/// <summary>Proofs by a real computer-algebra system in a real box.</summary>
public sealed class EquivalenceProverTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;
    private DockerSandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        _sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Proves_what_is_equal_and_nothing_else()
    {
        var context = FormulaContext.Create(
            new Dictionary<string, Domain>
            {
                ["x"] = Domain.AnyReal, ["z"] = Domain.AnyReal, ["w"] = Domain.AnyReal, ["y"] = new Domain.OneOf([0, 1]), ["q"] = new Domain.Real(0, 1), ["n"] = new Domain.Integer(1, 9),
                ["v"] = new Domain.Real(1, 3),
            },
            ["p = sigma(z)", "L = -y*ln(p) - (1-y)*ln(1-p)"], ["phi"], new Dictionary<string, string>(), DecimalMark.Point, out _).ShouldNotBeNull();
        (string Left, string Right, ProofVerdict Verdict)[] cases =
        [
            ("(x+1)^2", "x^2 + 2x + 1", ProofVerdict.Proved),
            ("(x+1)^2", "x^2 + 1", ProofVerdict.Disproved),
            ("tanh(z)", "(e^z - e^-z)/(e^z + e^-z)", ProofVerdict.Proved),
            ("sigma'(z)", "sigma(z) (1 - sigma(z))", ProofVerdict.Proved),
            ("dL/dp", "(p-y)/(p(1-p))", ProofVerdict.Proved),
            ("dL/dz", "p - y", ProofVerdict.Proved),
            ("ln((1-q)^2)", "2 ln(1-q)", ProofVerdict.Proved),
            ("sqrt(x^2)", "x", ProofVerdict.Disproved),
            ("sqrt(x^2)", "abs(x)", ProofVerdict.Proved),
            ("∑_{i=1}^n i", "n(n+1)/2", ProofVerdict.Proved),
            ("abs(v - 1)", "v - 1", ProofVerdict.Unknown),
            ("y^2", "y", ProofVerdict.Proved),
            ("∂(phi(w x))/∂w", "phi'(w x) x", ProofVerdict.Proved),
            ("relu(x)", "1[x > 0] x", ProofVerdict.Proved),
            ("x^(10^10^10)", "x", ProofVerdict.Unknown),
        ];
        var pairs = cases.Select((c, i) => new ProofPair($"{i}", context, Parse(context, c.Left), Parse(context, c.Right))).ToList();

        var verdicts = await (await ProverAsync()).ProveAsync(pairs, CancellationToken.None);

        cases.Select((c, i) => (c.Left, c.Right, verdicts[$"{i}"])).ShouldBe(cases.Select(c => (c.Left, c.Right, c.Verdict)));
    }

    [Fact]
    public async Task Leaves_matrices_to_the_sampled_points()
    {
        var context = FormulaContext.Create(
            new Dictionary<string, Domain> { ["A"] = new Domain.Array(["N", "N"], Domain.AnyReal) }, [], [], new Dictionary<string, string>(), DecimalMark.Point, out _).ShouldNotBeNull();
        var verdicts = await (await ProverAsync()).ProveAsync([new("a", context, Parse(context, "A A"), Parse(context, "A^2"))], CancellationToken.None);
        verdicts["a"].ShouldBe(ProofVerdict.Unknown);
    }

    private async Task<EquivalenceProver> ProverAsync()
    {
        var image = await _sandbox.FindImageAsync("autograder/maths", CancellationToken.None)
            ?? throw new InvalidOperationException("The image autograder/maths is missing: ./test makes it.");
        return new EquivalenceProver(_sandbox, image, _folder);
    }

    private static Expression Parse(FormulaContext context, string text) => context.Parse(text).Value.ShouldNotBeNull(text).Last;
}

using Autograder.Cli.Machines;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Rubrics.Proofs;
using Spectre.Console;

namespace Autograder.Cli.Regrading;

/// <summary>Finds the typed formulas of a batch that were only sampled so far, has them proved in a box, and keeps the verdicts.</summary>
internal sealed class FormulaProofs(Assignment assignment, BatchFolder folder, Surroundings around, IAnsiConsole screen)
{
    private const string Image = "autograder/maths";

    /// <exception cref="GradingFault">The image is missing.</exception>
    /// <exception cref="Autograder.Sandbox.SandboxException">There is no Docker engine.</exception>
    public async Task ProveAsync(CancellationToken cancel)
    {
        var pairs = OpenPairs(cancel);
        if (pairs.Count == 0)
        {
            screen.MarkupLine("No formula waits for a proof.");
            return;
        }

        var verdicts = await ProveAsync(pairs, cancel);
        folder.AddProofs(pairs.Select(p => StoredProof.Of(p, verdicts[p.Id])));
        var (proved, refuted) = (verdicts.Values.Count(v => v == ProofVerdict.Proved), verdicts.Values.Count(v => v == ProofVerdict.Disproved));
        screen.MarkupLine(Markup.Escape($"Proved {proved} of {pairs.Count} {(pairs.Count == 1 ? "pair" : "pairs")} of formulas; {pairs.Count - proved - refuted} stay equal at all sampled points."));
        if (refuted > 0)
        {
            screen.MarkupLine($"[red]{refuted} refuted although equal at all sampled points: these wait for a marker.[/]");
        }
    }

    /// <summary>What the judge asks for while it judges everything once. A submission that cannot be judged is named by the regrade that follows.</summary>
    private IReadOnlyList<ProofPair> OpenPairs(CancellationToken cancel)
    {
        var questions = new ProofQuestions(folder.Proofs());
        var judge = new Regrader(assignment, folder.Store, GraderVersion.Current) { Decided = folder.Decisions(), Proofs = questions };
        folder.All().AsParallel().WithCancellation(cancel).ForAll(record =>
        {
            try
            {
                judge.Regrade(record);
            }
            catch (Exception fault) when (fault is not OperationCanceledException) // of any kind: the others are looked at all the same
            {
                return;
            }
        });
        return questions.Open;
    }

    private async Task<IReadOnlyDictionary<string, ProofVerdict>> ProveAsync(IReadOnlyList<ProofPair> pairs, CancellationToken cancel)
    {
        await using var engine = await around.ConnectAsync(cancel);
        var image = await engine.DescribeImageAsync(Image, cancel)
            ?? throw new GradingFault($"The image '{Image}', in which formulas are proved, is not on this machine; scripts/images.sh maths builds it. Nothing was changed: {pairs.Count} formulas wait.");
        using var work = new WorkFolder(around.Variable("AUTOGRADER_WORK"));
        return await new EquivalenceProver(engine.Sandbox, image.Id, work.Path).ProveAsync(pairs, cancel);
    }
}

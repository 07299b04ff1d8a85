using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Proving;

/// <summary>
/// Proves that a package is sound: the reference earns full marks, the starter does not, every wrong submission loses exactly
/// what it must with the words it must, and mutants of the reference are noticed.
/// </summary>
public sealed class PackageProver(Assignment assignment, GradingMachine machine, TimeProvider time)
{
    private readonly List<string> _problems = [];
    private readonly List<ProvedSubmission> _proved = [];
    private readonly List<SurvivingMutant> _survivors = [];

    public async Task<ProofReport> ProveAsync(ProofOptions options, int jobs, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        var reference = Read("reference", cancel);
        var starter = Read("starter", cancel);
        var wrong = ReadWrong();
        var unproved = new List<string>();
        IReadOnlyList<MutantTrial> mutants = [];
        if (reference is not null)
        {
            var (graded, followed) = await GradeAsync("reference", reference, null, options.SkipRuns, progress, cancel);
            unproved.AddRange(graded.Items.Where(i => i.State == ItemState.WaitsForData).Select(i => $"{i.Id}: {i.Found}"));
            ExpectFull(followed);
            mutants = MutantTrials.Of(assignment, reference, graded, options);
            await Parallel.ForEachAsync(wrong, Options(jobs, cancel), async (w, token) => await ProveAsync(w, reference, options, progress, token));
            await Parallel.ForEachAsync(mutants, Options(jobs, cancel), async (m, token) => await ProveAsync(m, reference, progress, token));
        }

        if (starter is not null)
        {
            ExpectLess("starter", (await GradeAsync("starter", starter, null, TrainingRuns().Union(options.SkipRuns).ToHashSet(), progress, cancel)).Followed);
        }

        return new ProofReport
        {
            Problems = [.. _problems.Order(StringComparer.Ordinal)],
            Submissions = [.. _proved.OrderBy(p => p.Name, StringComparer.Ordinal)],
            Unproved = unproved,
            MutantsTried = mutants.Count,
            Survivors = [.. _survivors.OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Cell).ThenBy(s => s.Line)],
        };
    }

    private static ParallelOptions Options(int jobs, CancellationToken cancel) => new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancel };

    private SubmissionPackage? Read(string name, CancellationToken cancel)
    {
        var folder = Path.Combine(assignment.Folder, name);
        if (!Directory.Exists(folder))
        {
            _problems.Add($"{folder} is missing");
            return null;
        }

        switch (SubmissionReader.Read(folder, IntakeLimits.Default, cancel))
        {
            case IntakeResult.Accepted accepted:
                return accepted.Package;
            case IntakeResult.Refused refused:
                _problems.AddRange(refused.Reasons.Select(r => $"{folder}: {r}"));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private List<WrongSubmission> ReadWrong()
    {
        var folder = Path.Combine(assignment.Folder, "wrong");
        var mistakes = new List<YamlProblem>();
        var wrong = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(f => WrongSubmission.Read(f, mistakes)).OfType<WrongSubmission>().ToList()
            : [];
        _problems.AddRange(mistakes.Select(m => m.ToString()));
        var items = assignment.Items.Select(i => i.Id).ToHashSet();
        _problems.AddRange(
            from w in wrong
            from item in w.Marks.Keys.Concat(w.Says.Keys).Concat(w.Proposes.Keys).Distinct()
            where !items.Contains(item)
            select $"{w.Name}: expected.yaml names item '{item}', which the assignment does not have");
        return wrong;
    }

    private async Task ProveAsync(WrongSubmission wrong, SubmissionPackage reference, ProofOptions options, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        var own = SubmissionReader.Read(wrong.Folder, IntakeLimits.Default, cancel) is IntakeResult.Accepted accepted ? accepted.Package : null;
        var (package, problems) = EditedPackage.Apply(reference, wrong, own);
        if (package is null)
        {
            Problem(problems);
            return;
        }

        var leftOut = options.Full ? options.SkipRuns : options.SkipRuns.Union(wrong.SkipRuns).ToHashSet();
        var start = time.GetTimestamp();
        var (grade, followed) = await GradeAsync(wrong.Name, package, wrong.StudentId, leftOut, progress, cancel, record: false);
        var found = Unexpected(wrong, grade, followed).ToList();
        Problem(found);
        Add(new ProvedSubmission($"wrong/{wrong.Name}", grade.Raw, grade.Maximum, found.Count == 0, time.GetElapsedTime(start)));
    }

    private static IEnumerable<string> Unexpected(WrongSubmission wrong, Grade grade, Grade followed)
    {
        if (wrong.Marks.Count + wrong.Proposes.Count == 0)
        {
            yield return $"wrong/{wrong.Name}: expected.yaml names no item that loses marks";
        }

        foreach (var item in grade.Items.Where(i => i.State is ItemState.Graded or ItemState.NotGraded || wrong.Marks.ContainsKey(i.Id)))
        {
            var expected = wrong.Marks.TryGetValue(item.Id, out var marks) ? marks : item.Maximum;
            if (item.State != ItemState.WaitsForData && item.Awarded.Rounded != expected.Rounded && !(expected == item.Maximum && item.Awarded > expected))
            {
                yield return $"wrong/{wrong.Name}: {item.Id} earned {item.Awarded} of {item.Maximum}, expected {expected}: {string.Join(" ", item.Criteria.Select(c => c.Reason).Distinct().Take(3))}";
            }
        }

        foreach (var (before, item) in grade.Items.Zip(followed.Items).Where(pair => pair.First.State == ItemState.WaitsForMarker && (wrong.Proposes.ContainsKey(pair.First.Id) || !wrong.Marks.ContainsKey(pair.First.Id))))
        {
            var expected = wrong.Proposes.TryGetValue(item.Id, out var marks) ? marks : item.Maximum;
            if (item.Awarded.Rounded != expected.Rounded)
            {
                yield return $"wrong/{wrong.Name}: {item.Id} would earn {item.Awarded} of {item.Maximum} by what is proposed, expected {expected}: {Proposals(before)}";
            }
        }

        foreach (var (id, words) in wrong.Says)
        {
            var item = grade.Items.First(i => i.Id == id);
            if (item.State != ItemState.WaitsForData && !Words(item).Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"wrong/{wrong.Name}: {id} should say “{words}”, but says: {Words(item)}";
            }
        }
    }

    private static string Words(ItemGrade item) => string.Join(" ",
    [
        item.Found, .. item.Criteria.Select(c => c.Reason), .. item.Feedback,
        .. item.Exhibits.OfType<Exhibit.Understood>().SelectMany(e => e.Rows).Select(r => r.Note),
        .. item.Exhibits.OfType<Exhibit.Derivation>().SelectMany(e => e.Lines).Select(l => l.Note),
    ]);

    private static string Proposals(ItemGrade item) =>
        string.Join(" ", item.Criteria.Where(c => c.Verdict == Verdict.WaitsForMarker).Select(c => c.Proposal is { } proposal ? $"“{c.Text}” {proposal.Marks} ({proposal.Words})" : $"“{c.Text}”: {c.Reason}").Take(4));

    private async Task ProveAsync(MutantTrial trial, SubmissionPackage reference, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        var mutant = trial.Mutant;
        var package = EditedPackage.With(reference, mutant.File, mutant.Text);
        var (grade, _) = await GradeAsync($"mutant of {mutant.Place}", package, null, trial.LeftOut, progress, cancel, record: false);
        if (!trial.IsNoticed(grade))
        {
            lock (_survivors)
            {
                _survivors.Add(new SurvivingMutant(mutant.File, mutant.Cell, mutant.Line, mutant.Was, mutant.Now));
            }
        }
    }

    /// <summary>The grade as it is, and as it would be once markers followed every proposal.</summary>
    private async Task<(Grade Grade, Grade Followed)> GradeAsync(
        string name, SubmissionPackage package, string? id, IReadOnlySet<string> leftOut, IProgress<GradingPhase>? progress, CancellationToken cancel, bool record = true)
    {
        var start = time.GetTimestamp();
        var received = assignment.Calendar.DueAt(null) ?? DateTimeOffset.UnixEpoch;
        var student = id ?? (assignment.AnswerRules.ExampleId.Length > 0 ? assignment.AnswerRules.ExampleId : name);
        var stamp = new SubmissionStamp(new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '-')]), [student], UploadName(name), package.Sha256, received);
        var grader = new SubmissionGrader(assignment, machine) { LeftOut = leftOut };
        var made = await grader.GradeAsync(stamp, package, [], progress, cancel);
        Problem(FaultsOf(made).Select(fault => $"{name}: {fault}").Distinct());
        var graded = made.Grade;
        var decided = ProposalFollower.Decide(assignment, graded);
        var followed = decided.Count == 0 ? graded
            : (await new SubmissionGrader(assignment, machine) { LeftOut = leftOut, Decided = decided }.GradeAsync(stamp, package, [], progress, cancel)).Grade;
        if (record)
        {
            Add(new ProvedSubmission(name, followed.Raw, followed.Maximum, true, time.GetElapsedTime(start)));
        }

        return (graded, followed);
    }

    /// <summary>What went wrong in our own code beside the student's: never seen by students, always worth mending.</summary>
    private IEnumerable<string> FaultsOf(GradedPackage graded) =>
        from key in graded.EvidenceKeys
        let evidence = machine.Store.Find(key)
        where evidence is not null && assignment.Runs.Any(r => r.Name == evidence.Run && r.Kind == RunKind.Notebook)
        from fault in CaseReader.Texts(RunResult.Load(evidence, machine.Store.Blobs).Results, "faults")
        select $"our own code failed in run {evidence.Run}: {fault}";

    /// <summary>What is proved is handed in under the name that the package asks for.</summary>
    private string UploadName(string name) =>
        assignment.Submission.Names?.Example ?? name;

    private void ExpectFull(Grade followed) => Problem(
        followed.Items.Where(i => i.State is ItemState.Graded or ItemState.WaitsForMarker && i.Awarded < i.Maximum)
            .Select(i => $"reference: {i.Id} earned {i.Awarded} of {i.Maximum}: {string.Join(" ", i.Criteria.Where(c => c.Awarded < c.Maximum).Select(c => $"{c.Text}: {c.Reason}"))}"));

    private void ExpectLess(string name, Grade grade)
    {
        // of what was judged: items that are left out here would make any starter earn less
        if (grade.Items.Where(i => i.State == ItemState.Graded).ToList() is { Count: > 0 } judged && judged.TrueForAll(i => i.Awarded >= i.Maximum))
        {
            Problem([$"{name}: earns full marks as it is handed out"]);
        }
    }

    private HashSet<string> TrainingRuns() => [.. assignment.Runs.Where(r => r.Kind != RunKind.Functions).Select(r => r.Name)];

    private void Problem(IEnumerable<string> problems)
    {
        lock (_problems)
        {
            _problems.AddRange(problems);
        }
    }

    private void Add(ProvedSubmission submission)
    {
        lock (_proved)
        {
            _proved.Add(submission);
        }
    }
}

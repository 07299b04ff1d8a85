using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>Makes one run of a submission, or finds the evidence of the same run made before.</summary>
internal sealed class BoxRunner(Assignment assignment, GradingMachine machine, SubmissionPackage package, SubmittedFiles files, string submissionFolder)
{
    public async Task<RunEvidence> RunAsync(PlannedRun run, CancellationToken cancel)
    {
        var prepared = await PrepareAsync(run, cancel);
        var seen = SeenFiles.Of(run.Settings, files, package);
        var key = KeyOf(run, prepared, seen);
        using var alone = await machine.Store.EnterAsync(key, cancel);
        if (machine.Store.Find(key) is { } known)
        {
            return known;
        }

        var secret = prepared.HidesAnything ? BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) : (ulong?)null;
        using var slots = await machine.Slots.TakeAsync(run.Settings.Limits.Threads, cancel);
        using var folder = new RunFolder(machine.WorkFolder, $"in-{key[..24]}");
        folder.Write("request.json", prepared.Request);
        if (prepared.Inputs is { } inputs)
        {
            folder.Write("inputs.safetensors", inputs);
        }

        var identity = Identity(run, key, prepared) with { Secret = secret, HiddenTargets = Hide(prepared, secret, folder) };
        using var part = seen == package ? null : new RunFolder(machine.WorkFolder, $"sub-{key[..24]}");
        part?.Write(seen.Files);
        var facts = await machine.Sandbox.RunAsync(Spec(run, prepared, folder.Path, part?.Path ?? submissionFolder), cancel);
        var kept = DriverMark.Require(run, facts with { Files = KeptFiles.Of(facts.Files) });
        return machine.Store.Put(identity, kept); // judged is what counts, which another machine may have stored meanwhile
    }

    private async Task<PreparedRun> PrepareAsync(PlannedRun run, CancellationToken cancel) => run.Settings.Kind switch
    {
        RunKind.Functions => FunctionsRequest.Build(assignment, run, files),
        RunKind.Training => TrainingRequest.Training(run, files, await SplitAsync(run, cancel)),
        RunKind.Comparison => TrainingRequest.Comparison(run, files, await SplitAsync(run, cancel)),
        RunKind.Notebook => NotebookRequest.Build(assignment, run, files, GpuOf(run), run.Settings.Split is null ? null : await SplitAsync(run, cancel), Waves(run)),
        RunKind.Pdf => PdfRequest.Build(assignment, run, files),
    };

    private async Task<PreparedSplit> SplitAsync(PlannedRun run, CancellationToken cancel)
    {
        var dataset = assignment.Datasets.First(d => d.Name == run.Settings.Data);
        var result = await machine.Datasets.GetAsync(dataset, run.Settings.Split ?? throw new GradingFault($"Run {run.Name} has no split."), machine.Image, cancel);
        return result.Split ?? throw new MissingHere(result.Missing);
    }

    private PreparedWaves? Waves(PlannedRun run) =>
        assignment.Datasets.FirstOrDefault(d => d.Name == run.Settings.Data) is { Kind: DatasetKind.Waves } waves ? machine.Datasets.Waves(waves) : null;

    /// <summary>Writes what the box may see of the hidden part, as the secret decides.</summary>
    /// <returns>Name of the blob with what must be forecast, or null.</returns>
    private string? Hide(PreparedRun prepared, ulong? secret, RunFolder folder)
    {
        if (prepared.Split is { } split)
        {
            folder.Write(split, secret!.Value);
        }

        if (prepared.Waves is not { } waves)
        {
            return null;
        }

        var (contexts, targets) = WavesData.Hidden(waves, secret!.Value);
        folder.Write("hidden.safetensors", SafeTensors.Write([contexts]));
        return machine.Store.Blobs.Put(SafeTensors.Write([targets]));
    }

    private RunIdentity Identity(PlannedRun run, string key, PreparedRun prepared)
    {
        var identity = new RunIdentity(key, run.Settings.Name, run.Seed, machine.Image.ToString(), LimitWords(run.Settings.Limits)) { Questions = RunQuestion.Of(assignment, run.Settings) };
        return prepared.Split is not { } split ? identity : identity with
        {
            HiddenLabels = machine.Store.Blobs.Put(split.HiddenLabels),
            VisibleLabels = machine.Store.Blobs.Put(split.VisibleLabels),
            TrainLabels = split.Labelled ? machine.Store.Blobs.Put(split.TrainLabels.AsSpan(0, Math.Min(split.TrainLabels.Length, IdxImages.TestCount))) : null,
            TestImages = split.TestImages,
            Copies = split.Copies,
            Canaries = split.Canaries,
            Classes = split.Classes,
        };
    }

    private BoxSpec Spec(PlannedRun run, PreparedRun prepared, string inFolder, string seenFolder)
    {
        var mounts = new List<BoxMount>
        {
            new(seenFolder, "/task/sub"),
            new(machine.LibraryFolder, BoxLibrary.BoxPath),
            new(inFolder, "/task/in"),
        };
        var drivers = Path.Combine(assignment.Folder, "drivers");
        if (run.Settings.Driver is not null)
        {
            mounts.Add(new BoxMount(drivers, "/task/driver"));
        }

        if ((prepared.Split?.PublicFolder ?? prepared.Waves?.PublicFolder) is { } data)
        {
            mounts.Add(new BoxMount(data, "/task/data"));
        }

        return new BoxSpec
        {
            Image = machine.Image,
            Command = ["python3", run.Settings.Driver is { } driver ? $"/task/driver/{driver}.py" : $"{BoxLibrary.BoxPath}/autograder_box/pdf.py"],
            Mounts = mounts,
            Masks = Masks(run),
            Limits = run.Settings.Limits,
            Gpu = run.Settings.Gpu with { Need = GpuOf(run) },
        };
    }

    /// <summary>What the package hides, and labels that lie in the image, which nobody has to remember.</summary>
    private IReadOnlyList<string> Masks(PlannedRun run) =>
        assignment.Datasets.Any(d => d.Name == run.Settings.Data && d.Kind == DatasetKind.SklearnDigits) ? [.. run.Settings.Mask.Append(SklearnDigits.InImage).Distinct()] : run.Settings.Mask;

    private GpuNeed GpuOf(PlannedRun run) => machine.Gpu ?? run.Settings.Gpu.Need;

    /// <summary>Same key, same run: everything that can change what the run does, except the secret, which must not.</summary>
    private string KeyOf(PlannedRun run, PreparedRun prepared, SubmissionPackage seen)
    {
        var parts = new[]
        {
            "1", run.Settings.Name, run.Settings.Driver ?? "", run.Seed.ToString(CultureInfo.InvariantCulture), machine.Image.ToString(), BoxLibrary.Sha256, assignment.DriversSha256,
            seen.Sha256, prepared.Split is { } split ? $"{split.Key} {split.Copies} {split.Canaries}" : prepared.Waves?.Key ?? "", string.Join(',', Masks(run)), run.Settings.Limits.ToString(), GpuOf(run).ToString(),
            Convert.ToHexStringLower(SHA256.HashData(prepared.Request)), Convert.ToHexStringLower(SHA256.HashData(prepared.Inputs ?? [])),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private static string LimitWords(BoxLimits limits) => string.Create(CultureInfo.InvariantCulture,
        $"{limits.WallTime.TotalSeconds:0} s, {limits.CpuTime.TotalSeconds:0} s of processor time, {limits.MemoryBytes >> 20} MiB, {limits.Threads} {(limits.Threads == 1 ? "thread" : "threads")}");
}

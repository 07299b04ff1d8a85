using Autograder.Reference.Calculators;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Yaml;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Assignments;

internal static class RunReader
{
    private static readonly Dictionary<string, RunKind> Kinds = new()
    {
        ["functions"] = RunKind.Functions,
        ["training"] = RunKind.Training,
        ["comparison"] = RunKind.Comparison,
        ["pdf"] = RunKind.Pdf,
        ["notebook"] = RunKind.Notebook,
    };

    private static readonly Dictionary<string, GpuNeed> Gpus = new()
    {
        ["none"] = GpuNeed.None,
        ["preferred"] = GpuNeed.Preferred,
        ["required"] = GpuNeed.Required,
    };

    public static RunSettings Read(string name, YamlCursor at, string folder, IReadOnlyList<DatasetRequirement> datasets)
    {
        var driver = at.FindText("driver");
        var kind = at.Find("kind") is { } k ? k.OneOf(Kinds) : Kinds.GetValueOrDefault(driver ?? name, RunKind.Functions);
        var limits = ReadLimits(at.Find("limits"), at);
        var run = new RunSettings
        {
            Name = name,
            Kind = kind,
            Driver = driver,
            Limits = limits,
            Gpu = new GpuRequest(at.Find("gpu")?.OneOf(Gpus) ?? GpuNeed.None, at.Find("gpu_memory")?.Bytes() ?? 0),
            Data = at.FindText("data"),
            Split = at.Find("split") is { } split ? ReadSplit(split) : null,
            Seeds = at.Find("seeds")?.Elements().Select(e => (long)e.Int(0, int.MaxValue)).ToList() ?? [at.Find("seed")?.Int(0, int.MaxValue) ?? 1],
            Defaults = at.Find("defaults")?.Tree() ?? new Given.Map(new Dictionary<string, Given>()),
            Arms = at.Find("arms")?.Elements().Select(ReadArm).ToList() ?? [],
            AllowedDifference = at.Find("allowed_difference")?.Elements().Select(e => e.Text()).ToList() ?? [],
            Notebook = kind == RunKind.Notebook ? NotebookRunReader.Read(at, limits) : null,
            Mask = at.Find("mask")?.Elements().Select(e => e.Text()).ToList() ?? [],
        };
        Check(run, at, folder, datasets);
        at.NothingElse();
        return run;
    }

    private static void Check(RunSettings run, YamlCursor at, string folder, IReadOnlyList<DatasetRequirement> datasets)
    {
        if (run.Kind != RunKind.Pdf && (run.Driver is null || !File.Exists(Path.Combine(folder, "drivers", run.Driver + ".py"))))
        {
            at.Problem($"there is no drivers/{run.Driver ?? run.Name}.py; 'driver' names a file in drivers/ without its ending");
        }

        if (run.Kind is RunKind.Training or RunKind.Comparison && (run.Data is null || run.Split is null))
        {
            at.Problem("a run that trains needs 'data' and 'split'");
        }

        CheckData(run, at, datasets);
        if (run.Kind == RunKind.Comparison)
        {
            CheckArms(run, at);
        }

        if (run.Seeds.Count == 0 || run.Seeds.Distinct().Count() != run.Seeds.Count)
        {
            at.Problem("'seeds' needs at least one seed, and each only once");
        }

        foreach (var path in run.Mask.Where(p => !p.StartsWith('/')))
        {
            at.Problem($"'{path}' in mask must be an absolute path in the image");
        }

        foreach (var problem in run.Limits.Problems())
        {
            (at.Find("limits") ?? at).Problem(problem);
        }
    }

    private static void CheckData(RunSettings run, YamlCursor at, IReadOnlyList<DatasetRequirement> datasets)
    {
        if (run.Data is not { } data)
        {
            return;
        }

        if (datasets.FirstOrDefault(d => d.Name == data) is not { } dataset)
        {
            at.Problem($"dataset '{data}' is not declared under datasets");
        }
        else if (run.Kind == RunKind.Notebook)
        {
            NotebookRunReader.CheckData(run, at, dataset);
        }
        else if (dataset.Kind is DatasetKind.MnistIdx or DatasetKind.Waves)
        {
            at.Problem($"dataset '{data}' is for runs of kind notebook; a run of this kind takes cifar-10-binary or sklearn-digits");
        }
    }

    private static void CheckArms(RunSettings run, YamlCursor at)
    {
        if (run.Arms.Count != 2 || run.Arms[0].Id == run.Arms[1].Id)
        {
            at.Problem("a comparison has two arms with different ids");
            return;
        }

        var (a, b) = (run.Arms[0].Settings.Entries, run.Arms[1].Settings.Entries);
        foreach (var key in a.Keys.Union(b.Keys).Where(k => !run.AllowedDifference.Contains(k)))
        {
            if (!a.TryGetValue(key, out var left) || !b.TryGetValue(key, out var right) || GivenJson.Text(left) != GivenJson.Text(right))
            {
                at.Problem($"the arms differ in '{key}', which allowed_difference does not name: then it is no comparison of one thing");
            }
        }
    }

    private static ComparisonArm ReadArm(YamlCursor at)
    {
        var values = at.Entries().Where(e => e.Key != "id").ToDictionary(e => e.Key, e => e.Value.Tree());
        return new ComparisonArm(at.RequireText("id"), new Given.Map(values));
    }

    private static DataSplit ReadSplit(YamlCursor at)
    {
        int Part(string key, bool required) => (required ? at.Require(key) : at.Find(key))?.Int(0, 1_000_000) ?? 0;
        var split = new DataSplit(Part("train", true), Part("visible", true), Part("held_back", false), Part("test", false));
        at.NothingElse();
        return split;
    }

    private static BoxLimits ReadLimits(YamlCursor? at, YamlCursor run)
    {
        if (at is null)
        {
            run.Problem("'limits' is missing: wall, cpu, memory, threads");
            return BoxLimits.Default;
        }

        var usual = BoxLimits.Default;
        var limits = usual with
        {
            WallTime = at.Require("wall")?.Duration() ?? usual.WallTime,
            CpuTime = at.Require("cpu")?.Duration() ?? usual.CpuTime,
            MemoryBytes = at.Require("memory")?.Bytes() ?? usual.MemoryBytes,
            Threads = at.Find("threads")?.Int(1, 256) ?? 1,
            Processes = at.Find("processes")?.Int(8, 32768) ?? usual.Processes,
            OutputBytes = at.Find("output")?.Bytes() ?? usual.OutputBytes,
            CollectedFiles = at.Find("files")?.Int(0, 65536) ?? usual.CollectedFiles,
            CollectedBytes = at.Find("file_bytes")?.Bytes() ?? usual.CollectedBytes,
            DiskBytes = at.Find("disk")?.Bytes() ?? usual.DiskBytes,
            SharedMemoryBytes = at.Find("shared_memory")?.Bytes() ?? usual.SharedMemoryBytes,
        };
        at.NothingElse();
        return limits;
    }
}

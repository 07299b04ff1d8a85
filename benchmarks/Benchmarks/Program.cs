using Autograder.Benchmarks;
using Autograder.Benchmarks.Batch;
using Autograder.Benchmarks.Portal;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// `batch` grades 40 submissions against baselines in the same run; `regrade` judges 300 stored ones; `sheets` grades 1,000 answer sheets of an exam; `notebooks` measures what executing cells costs and, with a package's name, how many of its references an hour takes; `portal` has 500 students hand in within a minute; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["batch", .. var rest]:
        return await BatchBenchmark.RunAsync(rest is [var count] ? int.Parse(count) : 40);
    case ["notebooks"]:
        return await NotebookBenchmark.OverheadAsync();
    case ["notebooks", var slug, .. var rest]:
        return await NotebookBenchmark.RateAsync(slug, rest is [var copies] ? int.Parse(copies) : 2);
    case ["regrade"]:
        return await RegradeBenchmark.RunAsync(300);
    case ["portal", .. var rest]:
        return await PortalBenchmark.RunAsync(RepositoryRoot(), rest is [var students] ? int.Parse(students) : 500);
    case ["sheets", .. var rest]:
        return await SheetsBenchmark.RunAsync(rest is [var sheets] ? int.Parse(sheets) : 1000);
    default:
        // in process: the build of a benchmark project of its own would not find this repository's pinned packages
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(Workbench).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
}

static string RepositoryRoot()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "Autograder.sln")))
    {
        folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
    }

    return folder;
}

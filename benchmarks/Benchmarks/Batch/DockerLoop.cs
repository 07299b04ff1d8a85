using System.Diagnostics;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;

namespace Autograder.Benchmarks.Batch;

/// <summary>What a course without a grader would write: a shell loop that starts one container per submission with the same driver.</summary>
internal sealed class DockerLoop
{
    private readonly Workbench _bench;
    private readonly string _list;
    private readonly string _inputs;

    public DockerLoop(Workbench bench, IReadOnlyList<NamedUpload> uploads)
    {
        _bench = bench;
        _inputs = Path.Combine(bench.Root, "inputs");
        Directory.CreateDirectory(_inputs);
        WriteInputs(uploads[0]);
        _list = Path.Combine(bench.Root, "list.txt");
        File.WriteAllLines(_list, uploads.Select(u => u.Upload.Path));
        foreach (var folder in new[] { bench.Root, _inputs, Path.Combine(bench.Root, "submissions") }.Concat(uploads.Select(u => u.Upload.Path)))
        {
            File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8));
        }
    }

    /// <summary>xargs keeps as many containers going as there are cores.</summary>
    public Task RunDriversAsync(int jobs) => ShellAsync(
        $"xargs -P {jobs} -I SUB docker run --rm --network none --memory 1g --tmpfs /task/out:mode=1777 --tmpfs /task/work:mode=1777 "
        + $"-v SUB:/task/sub:ro -v {_inputs}:/task/in:ro -v {_bench.Assignment.Folder}/drivers:/task/driver:ro -v {BoxLibrary.HostFolder}:{BoxLibrary.BoxPath}:ro "
        + $"-w /task/work -e OPENBLAS_NUM_THREADS=1 {_bench.Image} python3 /task/driver/functions.py < {_list}");

    public Task RunTrueAsync(int count) => ShellAsync($"for i in $(seq {count}); do docker run --rm {_bench.Image} true; done");

    private void WriteInputs(NamedUpload upload)
    {
        var run = new PlannedRun(_bench.Assignment.Runs.First(r => r.Name == "functions"), 1);
        var taken = new SubmissionTaker(_bench.Assignment).Take(upload, CancellationToken.None);
        var prepared = FunctionsRequest.Build(_bench.Assignment, run, SubmittedFiles.Assign(_bench.Assignment.Submission, taken.Package!.Files));
        File.WriteAllBytes(Path.Combine(_inputs, "request.json"), prepared.Request);
        File.WriteAllBytes(Path.Combine(_inputs, "inputs.safetensors"), prepared.Inputs!);
    }

    private static async Task ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = await shell.StandardError.ReadToEndAsync();
        await output;
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"The baseline failed: {error}");
        }
    }
}

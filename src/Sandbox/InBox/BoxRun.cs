using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.InBox;

/// <summary>One container from its start to its facts. Whoever created it removes it.</summary>
internal sealed class BoxRun(DockerClient docker, TimeProvider time, BoxSpec spec, string container)
{
    private const int LongestComplaint = 4096;
    private const string Interrupted = "Docker hung up while a box was running; was the engine restarted?";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly FrameReader _reader = new(spec.Limits);
    private readonly BoundedBytes _complaint = new(LongestComplaint);
    private Task<(bool IsError, ReadOnlyMemory<byte> Bytes)?>? _reading;

    /// <summary>How long a container of this request may exist, all in all, before somebody gives it up.</summary>
    public static TimeSpan Deadline(BoxLimits limits, TimeSpan grace) =>
        limits.WallTime + grace + TimeSpan.FromSeconds(limits.CollectedBytes / 20e6);

    public async Task<BoxFacts> RunAsync(TimeSpan grace, string? gpu, CancellationToken cancel)
    {
        await using var output = new AttachedOutput(await docker.AttachAsync(container, cancel));
        var startedAt = time.GetUtcNow();
        await docker.StartAsync(container, cancel);
        var started = time.GetTimestamp();
        var killed = await FollowAsync(output, Deadline(spec.Limits, grace), cancel);
        var elapsed = time.GetElapsedTime(started);
        if (killed)
        {
            await KillAsync(output, cancel);
        }

        var engine = _reader.Facts is null ? await EndAsync(killed, cancel) : null;
        RequireStarted(engine, killed);
        return Facts(Verdict.Decide(spec.Limits, _reader.Facts, killed, engine), gpu, startedAt, elapsed);
    }

    /// <summary>Reads until the watcher's last word, the end of the container, nonsense, or the deadline; says whether it was the deadline.</summary>
    private async Task<bool> FollowAsync(AttachedOutput output, TimeSpan deadline, CancellationToken cancel)
    {
        using var alarm = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancel);
        try
        {
            while (!_reader.Done)
            {
                // one read at a time, and only the waiting ends with the alarm: a read that is cancelled takes the stream with it
                _reading ??= output.ReadAsync(cancel).AsTask();
                var piece = await _reading.WaitAsync(either.Token);
                _reading = null;
                if (piece is not var (isError, bytes))
                {
                    return false;
                }

                if (isError)
                {
                    _complaint.Append(bytes.Span);
                }
                else
                {
                    _reader.Append(bytes.Span);
                }
            }
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return true;
        }
        catch (IOException error)
        {
            throw new SandboxException(Interrupted, error.Message, error);
        }
    }

    /// <summary>Ends a box whose watcher has not reported in time, and takes in what it said meanwhile: an engine that stood still may have kept it from us.</summary>
    private async Task KillAsync(AttachedOutput output, CancellationToken cancel)
    {
        await AnsweringAsync(docker.PingAsync, cancel);
        await docker.KillAsync(container, cancel);
        await FollowAsync(output, Patience, cancel);
    }

    private async Task<EngineFacts> EndAsync(bool killed, CancellationToken cancel)
    {
        if (_reader.Broken is not null)
        {
            await docker.KillAsync(container, cancel);
        }

        var exitCode = 0;
        await AnsweringAsync(async token => exitCode = await docker.WaitAsync(container, token), cancel);
        var engine = new EngineFacts((await docker.InspectAsync(container, cancel)).OOMKilled, exitCode);
        if (!killed && _reader.Broken is null && engine.EndedFromOutside)
        {
            // whether memory ran out may be noted a moment after the end
            await Task.Delay(TimeSpan.FromMilliseconds(300), time, cancel);
            engine = engine with { OutOfMemory = (await docker.InspectAsync(container, cancel)).OOMKilled };
            return engine.EndedFromOutside ? throw new SandboxException("A box was ended from outside before its time; was the engine restarted?", $"exit code {exitCode}, no last word of the watcher") : engine;
        }

        return engine;
    }

    /// <summary>What an engine at work does at once. Where it does not, nothing can be said about the box: it may be running still, cut off from us.</summary>
    private async Task AnsweringAsync(Func<CancellationToken, Task> ask, CancellationToken cancel)
    {
        using var alarm = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancel);
        try
        {
            await ask(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SandboxException(Interrupted, $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    // The watcher greets before the command can run. Without its greeting nothing that happened can be the command's doing,
    // unless memory was too small for the interpreter itself.
    private void RequireStarted(EngineFacts? engine, bool killed)
    {
        if (_reader.Started || engine is { OutOfMemory: true })
        {
            return;
        }
        var what = killed
            ? "The box did not come to life before its deadline; the machine may be overloaded."
            : $"The box ended before the command could start (exit code {engine?.ExitCode}). Its image needs Python 3.11 or later at /usr/bin/python3.";
        throw new SandboxException(what, new CapturedStream(_complaint.Bytes, _complaint.Count).Text);
    }

    private BoxFacts Facts(Ending ending, string? gpu, DateTimeOffset startedAt, TimeSpan elapsed)
    {
        var said = _reader.Facts;
        return new BoxFacts
        {
            End = ending.End,
            ExitCode = ending.ExitCode,
            Signal = ending.Signal,
            Stdout = _reader.Stdout,
            Stderr = _reader.Stderr,
            Files = [.. _reader.Files.OrderBy(file => file.Name, StringComparer.Ordinal)],
            Notes = [.. Notes(ending, gpu)],
            PeakMemoryBytes = said?.PeakBytes ?? 0,
            CpuTime = TimeSpan.FromMicroseconds(said?.CpuMicroseconds ?? 0),
            WallTime = said is null ? elapsed : TimeSpan.FromMicroseconds(said.WallMicroseconds),
            Device = gpu ?? "cpu",
            StartedAt = startedAt,
        };
    }

    private IEnumerable<string> Notes(Ending ending, string? gpu)
    {
        if (spec.Gpu.Need == GpuNeed.Preferred && gpu is null)
        {
            yield return spec.Gpu.MemoryBytes == 0
                ? "No GPU is available here, so this ran on the CPU."
                : $"No GPU with {spec.Gpu.MemoryBytes >> 20} MiB of memory is available here, so this ran on the CPU.";
        }
        if (ending.Note is not null)
        {
            yield return ending.Note;
        }
        if (_reader.Broken is not null)
        {
            yield return $"What the box reported could not be read to its end: {_reader.Broken}.";
        }
        foreach (var note in _reader.Notes)
        {
            yield return note;
        }
    }
}

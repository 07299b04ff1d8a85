using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Autograder.Reports.Rendering;

/// <summary>One Node child. Frames are a length (u32, little endian) and that many bytes; after any exception it is of no more use.</summary>
internal sealed class RenderingProcess : IDisposable
{
    private const int LargestReply = 256 << 20;
    private const int KeptWords = 4000;
    private readonly Process _process;
    private readonly StringBuilder _complaints = new();

    private RenderingProcess(Process process)
    {
        _process = process;
        // Read all the time, or the child would block once the pipe is full.
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <exception cref="ReportException">Node is not installed.</exception>
    public static RenderingProcess Start(RendererFolder folder, string script)
    {
        // Without the optimising compiler: it costs more than it saves over the few hundred documents that a child sets.
        ProcessStartInfo start = new("node", ["--no-opt", "--max-old-space-size=256", Path.Combine(folder.Path, script)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = folder.Path, StandardErrorEncoding = Encoding.UTF8,
        };
        KeepOnly(start.Environment, "PATH", "HOME", "LANG", "LD_LIBRARY_PATH");
        start.Environment["TZ"] = "UTC";
        try
        {
            return new RenderingProcess(Process.Start(start) ?? throw new ReportException("The report renderer did not start."));
        }
        catch (Win32Exception problem)
        {
            throw new ReportException("Node.js was not found, and reports need it: install it (Debian: `apt-get install nodejs npm`).", problem);
        }
    }

    /// <summary>Sends one request and waits for its answer.</summary>
    /// <exception cref="IOException">The child ended or spoke nonsense.</exception>
    public async Task<(RenderReply Reply, byte[] Made)> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        Stream toChild = _process.StandardInput.BaseStream, fromChild = _process.StandardOutput.BaseStream;
        byte[] length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)request.Length);
        await toChild.WriteAsync(length, cancellationToken);
        await toChild.WriteAsync(request, cancellationToken);
        await toChild.FlushAsync(cancellationToken);
        byte[] reply = await ReadFrameAsync(fromChild, cancellationToken);
        byte[] made = await ReadFrameAsync(fromChild, cancellationToken);
        RenderReply parsed = JsonSerializer.Deserialize(reply, ReportJsonContext.Default.RenderReply) ?? throw new IOException("empty reply");
        return (parsed, made);
    }

    /// <summary>What the child last wrote to its standard error, for the message of a failure.</summary>
    public string Complaints()
    {
        lock (_complaints) return _complaints.ToString().Trim();
    }

    public void Dispose()
    {
        try { _process.Kill(entireProcessTree: true); }
        catch (InvalidOperationException) { /* It has ended by itself. */ }
        _process.Dispose();
    }

    private static async Task<byte[]> ReadFrameAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] prefix = new byte[4];
        await stream.ReadExactlyAsync(prefix, cancellationToken);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(prefix);
        if (length > LargestReply) throw new IOException($"a reply of {length} bytes");
        byte[] frame = new byte[length];
        await stream.ReadExactlyAsync(frame, cancellationToken);
        return frame;
    }

    private static void KeepOnly(IDictionary<string, string?> environment, params string[] names)
    {
        foreach (string name in environment.Keys.Except(names).ToList()) environment.Remove(name);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_complaints)
        {
            _complaints.AppendLine(line);
            if (_complaints.Length > KeptWords) _complaints.Remove(0, _complaints.Length - KeptWords);
        }
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Autograder.Sandbox.InBox;

/// <summary>Reads what the watcher in the box sends. Takes bytes in any pieces, never throws, never keeps more than the limits allow; at the first frame that is not as it should be it stops believing the rest.</summary>
internal sealed class FrameReader(BoxLimits limits)
{
    public const int LargestPayload = 1 << 19;
    private const int HeaderLength = 5;
    private const int MostNotes = 32;
    private const int LongestNote = 2048;
    private readonly byte[] _header = new byte[HeaderLength];
    private readonly BoundedBytes _stdout = new(limits.OutputBytes);
    private readonly BoundedBytes _stderr = new(limits.OutputBytes);
    private readonly List<BoxFile> _files = [];
    private readonly HashSet<string> _names = [];
    private readonly List<string> _notes = [];
    private byte[] _payload = [];
    private int _headerCount;
    private int _payloadCount;
    private int _payloadLength;
    private string _fileName = "";
    private byte[]? _file;
    private int _fileCount;
    private long _filesTotal;

    private enum Kind : byte
    {
        Hello,
        Stdout,
        Stderr,
        File,
        Data,
        Note,
        Facts,
    }

    /// <summary>Whether the watcher ran at all: its first frame came before the command could run.</summary>
    public bool Started { get; private set; }

    /// <summary>Why the frames are not believed from some point on; null while they are.</summary>
    public string? Broken { get; private set; }

    /// <summary>The watcher's last word; null until it came.</summary>
    public ShimFacts? Facts { get; private set; }

    public bool Done => Facts is not null || Broken is not null;

    public CapturedStream Stdout => new(_stdout.Bytes, Math.Max(_stdout.Count, Facts?.StdoutTotal ?? 0));

    public CapturedStream Stderr => new(_stderr.Bytes, Math.Max(_stderr.Count, Facts?.StderrTotal ?? 0));

    public IReadOnlyList<BoxFile> Files => _files;

    public IReadOnlyList<string> Notes => _notes;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !Done)
        {
            var taken = _headerCount < HeaderLength ? TakeHeader(bytes) : TakePayload(bytes);
            bytes = bytes[taken..];
            if (_headerCount == HeaderLength && _payloadCount == _payloadLength && !Done)
            {
                Handle((Kind)_header[0], _payload.AsSpan(0, _payloadLength));
                _headerCount = 0;
            }
        }
    }

    private int TakeHeader(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(HeaderLength - _headerCount, bytes.Length);
        bytes[..taken].CopyTo(_header.AsSpan(_headerCount));
        _headerCount += taken;
        if (_headerCount == HeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(1));
            (_payloadCount, _payloadLength) = (0, (int)Math.Min(length, LargestPayload));
            if (length > LargestPayload)
            {
                Break("a frame is too long");
            }
            else if (_payload.Length < _payloadLength)
            {
                _payload = new byte[Math.Max(4096, _payloadLength)];
            }
        }
        return taken;
    }

    private int TakePayload(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(_payloadLength - _payloadCount, bytes.Length);
        bytes[..taken].CopyTo(_payload.AsSpan(_payloadCount));
        _payloadCount += taken;
        return taken;
    }

    private void Handle(Kind kind, ReadOnlySpan<byte> payload)
    {
        if (Started == (kind == Kind.Hello))
        {
            Break(Started ? "a second greeting" : "no greeting");
        }
        else if (_file is not null && kind != Kind.Data)
        {
            Break($"file '{_fileName}' is not whole");
        }
        else
        {
            Accept(kind, payload);
        }
    }

    private void Accept(Kind kind, ReadOnlySpan<byte> payload)
    {
        switch ((byte)kind)
        {
            case (byte)Kind.Hello:
                Started = payload.SequenceEqual("box1"u8);
                Require(Started, "an unknown greeting");
                break;
            case (byte)Kind.Stdout:
                Require(_stdout.Append(payload), "more standard output than allowed");
                break;
            case (byte)Kind.Stderr:
                Require(_stderr.Append(payload), "more standard error than allowed");
                break;
            case (byte)Kind.File:
                BeginFile(payload);
                break;
            case (byte)Kind.Data:
                AddData(payload);
                break;
            case (byte)Kind.Note:
                AddNote(payload);
                break;
            case (byte)Kind.Facts:
                Require(ShimFacts.TryParse(payload, out var facts), "unreadable facts");
                Facts = facts;
                break;
            default:
                Break("an unknown kind of frame");
                break;
        }
    }

    private void BeginFile(ReadOnlySpan<byte> payload)
    {
        var size = payload.Length > 8 ? BinaryPrimitives.ReadUInt64LittleEndian(payload) : ulong.MaxValue;
        if (size > (ulong)(limits.CollectedBytes - _filesTotal) || _files.Count >= limits.CollectedFiles)
        {
            Break("more files than allowed");
        }
        else if (!BoxName.TryRead(payload[8..], out _fileName) || !_names.Add(_fileName))
        {
            Break("a file name that is not usable");
        }
        else
        {
            _filesTotal += (long)size;
            (_file, _fileCount) = (new byte[size], 0);
            FinishFile();
        }
    }

    private void AddData(ReadOnlySpan<byte> payload)
    {
        if (_file is null || payload.Length == 0 || payload.Length > _file.Length - _fileCount)
        {
            Break("file bytes that belong to no file");
            return;
        }
        payload.CopyTo(_file.AsSpan(_fileCount));
        _fileCount += payload.Length;
        FinishFile();
    }

    private void FinishFile()
    {
        if (_file is not null && _fileCount == _file.Length)
        {
            _files.Add(new BoxFile(_fileName, _file));
            _file = null;
        }
    }

    private void AddNote(ReadOnlySpan<byte> payload)
    {
        if (_notes.Count >= MostNotes || payload.Length > LongestNote)
        {
            Break("too many notes");
            return;
        }
        var text = Encoding.UTF8.GetString(payload);
        _notes.Add(string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)));
    }

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            Break(otherwise);
        }
    }

    private void Break(string why) => Broken ??= why;
}

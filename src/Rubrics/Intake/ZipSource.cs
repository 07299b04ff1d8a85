using System.IO.Compression;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// Reads a zip without trusting it: the directory before any data, names before contents, and contents into buffers of the
/// declared size, so that neither a lie about a size nor a bomb can make it write more than it agreed to.
/// </summary>
internal sealed class ZipSource(byte[] zip, IntakeLedger ledger)
{
    private const int FileTypeMask = 0xF000, RegularFile = 0x8000, Folder = 0x4000, Link = 0xA000;
    private const ushort Stored = 0, Deflated = 8;

    private readonly UnpackBudget _budget = new(ledger, zip.Length);

    internal IntakeResult Read(CancellationToken cancellationToken)
    {
        var (entries, directory) = ZipDirectory.Read(zip, ledger);
        if (entries is null)
        {
            return ledger.Finish();
        }

        var places = new List<(int Start, int End)>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadEntry(entry, directory, places);
        }

        RefuseOverlaps(places);
        return ledger.Finish();
    }

    private void ReadEntry(ZipEntry entry, long directory, List<(int Start, int End)> places)
    {
        var (name, guessed) = EntryText.Of(entry);
        var path = ledger.PathOf(name);
        if (ZipLocalHeader.DataOf(zip, entry, directory) is not { } data)
        {
            ledger.RefuseEntry($"The zip is damaged or tampered with at “{ShownName.Of(name)}”: its table of contents and the entry itself do not agree. Pack it again.");
            return;
        }

        places.Add(((int)entry.HeaderOffset, data.Start + data.Length));
        if (path is null || !IsFile(entry, name) || !ledger.Claim(path) || !CanUnpack(entry, path) || !_budget.Charge(path, entry.Size))
        {
            return;
        }

        if (guessed)
        {
            ledger.Tell(NoticeKind.Normalised, $"The letters of “{path}” are a guess, because the packing program did not say how names are written. Nothing in the file was changed.", path);
        }

        if (Unpack(entry, data) is { } content)
        {
            ledger.Keep(path, content);
        }
        else
        {
            ledger.RefuseEntry($"“{path}” is damaged inside the zip (its checksum or size is wrong). Pack it again and upload it.");
        }
    }

    private bool IsFile(ZipEntry entry, string name)
    {
        switch (entry.UnixMode & FileTypeMask)
        {
            case Link:
                ledger.RefuseEntry($"“{ShownName.Of(name)}” is a link. Put the file itself into the zip.");
                return false;
            case Folder:
                return false;
            case 0 or RegularFile:
                break;
            default:
                ledger.RefuseEntry($"“{ShownName.Of(name)}” is a device, a pipe or a socket, not a file. Leave it out.");
                return false;
        }

        if (entry.IsFolder && entry.Size > 0)
        {
            ledger.RefuseEntry($"“{ShownName.Of(name)}” is named like a folder but has contents. Pack it again.");
        }

        return !entry.IsFolder;
    }

    private bool CanUnpack(ZipEntry entry, string path)
    {
        if (entry.IsEncrypted)
        {
            ledger.Refuse("The zip is protected with a password, so it cannot be opened. Pack it again without one.");
            return false;
        }

        if (entry.Method is Stored or Deflated)
        {
            return true;
        }

        ledger.RefuseEntry($"“{path}” is packed with {MethodName(entry.Method)}, which cannot be read here. Use the ordinary zip of your system (method “Deflate”).");
        return false;
    }

    /// <summary>The unpacked bytes, or null when they are not what the directory says.</summary>
    private byte[]? Unpack(ZipEntry entry, (int Start, int Length) data)
    {
        if (entry.Method == Stored && entry.Size != data.Length)
        {
            return null;
        }

        var content = entry.Method == Stored ? zip.AsSpan(data.Start, data.Length).ToArray() : Inflate(data, (int)entry.Size);
        return content is not null && Crc32.Of(content) == entry.Crc ? content : null;
    }

    private byte[]? Inflate((int Start, int Length) data, int size)
    {
        try
        {
            using var stream = new DeflateStream(new MemoryStream(zip, data.Start, data.Length), CompressionMode.Decompress);
            var content = new byte[size];
            return stream.ReadAtLeast(content, size, throwOnEndOfStream: false) == size && stream.ReadByte() < 0 ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Entries that share data are how a small zip unpacks to terabytes without a high ratio in any one entry.</summary>
    private void RefuseOverlaps(List<(int Start, int End)> places)
    {
        places.Sort();
        for (var i = 1; i < places.Count; i++)
        {
            if (places[i].Start < places[i - 1].End)
            {
                ledger.Refuse("The entries of the zip overlap, as in archives made to fill a disk. Pack your folder again with the ordinary zip of your system.");
                return;
            }
        }
    }

    private static string MethodName(ushort method) => method switch
    {
        9 => "Deflate64",
        12 => "BZip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        98 => "PPMd",
        _ => $"method {method}",
    };
}

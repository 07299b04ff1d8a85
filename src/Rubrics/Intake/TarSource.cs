namespace Autograder.Rubrics.Intake;

/// <summary>
/// Reads a tar that lies in memory. A reader of its own, because a library allocates what a header claims before it looks
/// whether the archive is that long.
/// </summary>
internal sealed class TarSource(ReadOnlyMemory<byte> tar, long uploadBytes, IntakeLedger ledger)
{
    /// <summary>Bytes of what describes the next entry: a name of megabytes would be taken apart before it is refused.</summary>
    private const int LongestDescription = 64 * 1024;

    private readonly UnpackBudget _budget = new(ledger, uploadBytes);
    private int _at;
    private int _entries;
    private int _descriptions;
    private byte[]? _longName;
    private PaxRecords? _pax;

    internal IntakeResult Read(CancellationToken cancellationToken)
    {
        while (Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return ledger.Finish();
    }

    /// <summary>Takes one entry; false at the end or where reading on makes no sense.</summary>
    private bool Next()
    {
        if (tar.Length - _at < TarHeader.BlockSize)
        {
            ledger.Refuse("The tar is incomplete: its end mark is missing. The upload was probably cut off; upload it again.");
            return false;
        }

        var block = tar.Span.Slice(_at, TarHeader.BlockSize);
        if (block.IndexOfAnyExcept((byte)0) < 0)
        {
            return false;
        }

        if (TarHeader.Read(block) is not { } header)
        {
            ledger.Refuse($"The tar is damaged at byte {_at:N0}: an entry begins there whose checksum is wrong. Pack it again and upload it.");
            return false;
        }

        if (++_entries > ledger.Limits.MaxEntries)
        {
            ledger.Refuse($"The tar holds more than {ledger.Limits.MaxEntries:N0} entries. Leave out virtual environments, data sets and repositories.");
            return false;
        }

        return Take(header);
    }

    private bool Take(TarHeader header)
    {
        var describesNext = header.Type is 'x' or 'g' or 'L' or 'K';
        var size = describesNext ? header.Size : _pax?.Size ?? header.Size;
        var hasData = header.Type is not (>= '1' and <= '6');
        var (start, length) = (_at + TarHeader.BlockSize, hasData ? size : 0);
        if (length < 0 || length > tar.Length - start)
        {
            ledger.Refuse($"The tar is incomplete: “{ShownName.Of(EntryText.Of(header.Name).Name)}” is cut off. Upload it again.");
            return false;
        }

        _at = start + Padded((int)length);
        var data = tar.Slice(start, (int)length);
        if (describesNext)
        {
            return Describe(header.Type, data);
        }

        TakeEntry(header.Type, data, _pax?.Path ?? _longName ?? header.Name, _pax?.IsSparse ?? false);
        (_pax, _longName) = (null, null);
        return true;
    }

    private static int Padded(int length) => (length + TarHeader.BlockSize - 1) / TarHeader.BlockSize * TarHeader.BlockSize;

    private bool Describe(char type, ReadOnlyMemory<byte> data)
    {
        _entries--;
        if (++_descriptions > 3 * ledger.Limits.MaxEntries)
        {
            ledger.Refuse($"The tar holds more than {ledger.Limits.MaxEntries:N0} entries.");
            return false;
        }

        if (type is 'L' or 'x' && data.Length > LongestDescription)
        {
            ledger.Refuse($"The tar describes an entry with {data.Length:N0} bytes; at most {LongestDescription:N0} are accepted. Pack your folder again with the ordinary tar of your system.");
            return false;
        }

        switch (type)
        {
            case 'L':
                _longName = TarHeader.Text(data.Span).ToArray();
                return true;
            case 'x':
                _pax = PaxRecords.Read(data.Span);
                if (_pax is null)
                {
                    ledger.Refuse("The tar is damaged: an extended header in it makes no sense. Pack it again and upload it.");
                }

                return _pax is not null;
            default:
                // A link's long target ('K') and defaults for all entries ('g') say nothing that is used here.
                return true;
        }
    }

    private void TakeEntry(char type, ReadOnlyMemory<byte> data, byte[] rawName, bool sparse)
    {
        var (name, guessed) = EntryText.Of(rawName);
        if (type == 'V' || ledger.PathOf(name) is not { } path || !IsFile(sparse ? 'S' : type, name) || !ledger.Claim(path) || !_budget.Charge(path, data.Length))
        {
            return;
        }

        if (guessed)
        {
            ledger.Tell(NoticeKind.Normalised, $"The letters of “{path}” are a guess, because the packing program did not say how names are written. Nothing in the file was changed.", path);
        }

        ledger.Keep(path, data);
    }

    private bool IsFile(char type, string name)
    {
        var problem = type switch
        {
            '0' or '7' or '5' or 'D' => null,
            '1' or '2' => "is a link. Put the file itself into the archive",
            '3' or '4' or '6' => "is a device or a pipe, not a file. Leave it out",
            'S' => "is stored with holes (sparse), which cannot be read here. Pack it without the option for sparse files",
            'M' => "goes on from another part of a split archive. Pack everything into one file",
            _ => "is an entry of an unknown kind. Pack your folder again with the ordinary tar of your system",
        };
        if (problem is not null)
        {
            ledger.Refuse($"“{ShownName.Of(name)}” {problem}.");
        }

        return problem is null && type is '0' or '7' && !name.EndsWith('/');
    }
}

using System.Security.Cryptography;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// Collects what an upload holds: which names are taken, which files stay, what to say about the rest. Knows nothing of
/// archive formats; every source goes through it, so that all obey the same rules.
/// </summary>
internal sealed class IntakeLedger(string sourceName, IntakeLimits limits)
{
    private const int MostReasons = 25;

    private readonly List<string> _reasons = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly List<Notice> _notices = [];
    private readonly Dictionary<string, (string Why, int Files)> _dropped = new(StringComparer.Ordinal);
    private readonly TakenNames _names = new();
    private readonly List<IntakeFile> _files = [];
    private bool _backslashes;

    internal IntakeLimits Limits => limits;

    /// <summary>Adds a reason to refuse the upload; saying the same twice has no effect.</summary>
    internal void Refuse(string reason)
    {
        if (_said.Add(reason))
        {
            _reasons.Add(reason);
        }
    }

    /// <summary>Adds a reason not to take one entry: the upload is refused, or the entry is left out where others' work came with it.</summary>
    internal void RefuseEntry(string reason)
    {
        if (limits.IsOfMany)
        {
            Tell(NoticeKind.Dropped, $"Left out: {reason}");
        }
        else
        {
            Refuse(reason);
        }
    }

    /// <summary>Adds a notice; saying the same twice has no effect.</summary>
    internal void Tell(NoticeKind kind, string message, string? path = null)
    {
        if (_said.Add(message))
        {
            _notices.Add(new Notice(kind, message, path));
        }
    }

    /// <summary>Says that something was left out.</summary>
    internal void Drop(LeftOut left)
    {
        var files = _dropped.TryGetValue(left.What, out var before) ? before.Files : 0;
        _dropped[left.What] = (left.Why, files + 1);
    }

    /// <summary>The safe path of an entry, or null when it is left out or refused (which is then noted).</summary>
    internal string? PathOf(string name)
    {
        if (name.EndsWith("Icon\r", StringComparison.Ordinal))
        {
            return null;
        }

        var entry = EntryPath.Of(name, limits);
        if (entry.Problem is not null)
        {
            RefuseEntry(entry.Problem);
            return null;
        }

        if (entry.Path.Length == 0)
        {
            return null;
        }

        if (LeftOut.Of(entry.Path) is { } left)
        {
            Drop(left);
            return null;
        }

        if (entry.Changed is not null)
        {
            Tell(NoticeKind.Normalised, entry.Changed, entry.Path);
        }

        _backslashes |= entry.HadBackslash;
        return entry.Path;
    }

    /// <summary>Claims a file's path; false when another entry has it already (which is then noted).</summary>
    internal bool Claim(string path)
    {
        if (_names.Take(path) is not { } clash)
        {
            return true;
        }

        RefuseEntry(clash);
        return false;
    }

    /// <summary>Keeps a file whose path was claimed.</summary>
    internal void Keep(string path, ReadOnlyMemory<byte> content)
    {
        if (LeftOut.Of(path, content.Span) is { } left)
        {
            Drop(left);
            return;
        }

        var kind = FileSignature.Of(content.Span);
        if (FileSignature.IsArchive(kind) && !FileTypes.IsPackedFormat(path))
        {
            Tell(NoticeKind.Flag, $"“{path}” is {FileSignature.Describe(kind)} inside the upload. It is kept as it is, but not opened: what is in it is not graded.", path);
        }
        else if (FileTypes.Mismatch(path, kind) is { } mismatch)
        {
            Tell(NoticeKind.Flag, mismatch, path);
        }

        _files.Add(new IntakeFile(path, content, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
    }

    /// <summary>The result, once everything was looked at.</summary>
    internal IntakeResult Finish()
    {
        if (_reasons.Count == 0 && _files.Count == 0)
        {
            Refuse(_dropped.Count == 0 ? "There are no files in the upload." : $"Nothing is left to grade: {string.Join(", ", _dropped.Keys.Take(5))} was left out and there is no other file.");
        }

        if (_reasons.Count > 0)
        {
            var rest = _reasons.Count - MostReasons;
            return new IntakeResult.Refused(rest <= 0 ? _reasons : [.. _reasons.Take(MostReasons), $"… and {rest} more problems like these."]);
        }

        var (files, wrapper) = limits.IsOfMany ? (_files, null) : Wrapper.TakeOff(_files);
        if (wrapper is not null)
        {
            Tell(NoticeKind.Normalised, $"Everything was inside the folder “{wrapper}”; it was taken off, so paths start inside it.");
        }

        return new IntakeResult.Accepted(PackageHash.Seal(sourceName, files, AllNotices()));
    }

    private List<Notice> AllNotices()
    {
        if (_backslashes)
        {
            Tell(NoticeKind.Normalised, "The names in the archive use backslashes; they were read as folders.");
        }

        var dropped = _dropped.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Notice(
            NoticeKind.Dropped,
            $"“{entry.Key}” was left out{(entry.Value.Files > 1 ? $" ({entry.Value.Files} entries)" : "")}: {entry.Value.Why}.",
            entry.Key));
        return [.. Bounded([.. _notices, .. dropped])];
    }

    /// <summary>As they came where they are few; else the first of each kind, so that many of one hide none of another.</summary>
    private IEnumerable<Notice> Bounded(List<Notice> notices) => notices.Count <= limits.MaxNotices ? notices : notices.GroupBy(n => n.Kind).SelectMany(kind => kind.Count() <= limits.MaxNotices
        ? kind
        : kind.Take(limits.MaxNotices).Append(new Notice(kind.Key, $"… and {kind.Count() - limits.MaxNotices} more like these.")));
}

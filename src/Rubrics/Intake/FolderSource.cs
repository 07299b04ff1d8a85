using System.Formats.Tar;

namespace Autograder.Rubrics.Intake;

/// <summary>Reads a folder without following links and without opening anything but regular files.</summary>
internal sealed class FolderSource(string root, IntakeLedger ledger)
{
    private readonly UnpackBudget _budget = new(ledger, null);
    private int _entries;

    internal IntakeResult Read(CancellationToken cancellationToken)
    {
        Walk(new DirectoryInfo(root), "", cancellationToken);
        return ledger.Finish();
    }

    private void Walk(DirectoryInfo folder, string under, CancellationToken cancellationToken)
    {
        // Sorted, so that the same folder always gives the same notices in the same order.
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++_entries > ledger.Limits.MaxEntries)
            {
                ledger.Refuse($"The folder holds more than {ledger.Limits.MaxEntries:N0} entries. Leave out virtual environments, data sets and repositories.");
                return;
            }

            Take(entry, under + entry.Name, cancellationToken);
        }
    }

    private void Take(FileSystemInfo entry, string name, CancellationToken cancellationToken)
    {
        // A backslash is an ordinary character here, not a separator as in archives from Windows.
        var path = ledger.PathOf(name.Replace('\\', '_'));
        if (path is null)
        {
            return;
        }

        // a name whose bytes are no UTF-8 is read as another name, under which there is nothing
        if (!entry.Exists && entry.LinkTarget is null)
        {
            ledger.Drop(new LeftOut(path, "its name is not written in UTF-8, so it cannot be opened; rename it"));
        }
        else if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            ledger.Drop(new LeftOut(path, "it is a link, and links are not followed; hand in the file itself"));
        }
        else if (entry is DirectoryInfo folder)
        {
            Walk(folder, name + "/", cancellationToken);
        }
        else if (entry is FileInfo file)
        {
            Take(file, path);
        }
    }

    private void Take(FileInfo file, string path)
    {
        // Pipes and devices have no length; opening a pipe would wait for ever.
        if (file.Length == 0 && !IsRegular(file.FullName))
        {
            ledger.Drop(new LeftOut(path, "it is a pipe, a socket or a device, not a file"));
            return;
        }

        if (ledger.Claim(path) && _budget.Charge(path, file.Length))
        {
            ledger.Keep(path, file.Length == 0 ? ReadOnlyMemory<byte>.Empty : File.ReadAllBytes(file.FullName));
        }
    }

    /// <summary>The platform's file type is not in <see cref="FileInfo"/>; the tar writer looks it up without opening special files.</summary>
    private static bool IsRegular(string fullName)
    {
        try
        {
            using var tar = new MemoryStream();
            using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(fullName, "entry");
            }

            return (char)tar.GetBuffer()[156] is '0';
        }
        catch (IOException)
        {
            return false;
        }
    }
}

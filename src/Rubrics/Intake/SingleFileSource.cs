namespace Autograder.Rubrics.Intake;

/// <summary>An upload that is one file and no archive.</summary>
internal static class SingleFileSource
{
    internal static IntakeResult Read(string name, byte[] content, FileKind kind, IntakeLedger ledger)
    {
        if (Problem(name, kind) is { } problem)
        {
            ledger.Refuse(problem);
        }
        else if (ledger.PathOf(name) is { } path && ledger.Claim(path) && new UnpackBudget(ledger, null).Charge(path, content.Length))
        {
            ledger.Keep(path, content);
        }

        return ledger.Finish();
    }

    private static string? Problem(string name, FileKind kind)
    {
        var what = FileSignature.Describe(kind);
        if (kind is FileKind.Rar or FileKind.SevenZip or FileKind.Xz or FileKind.Bzip2 or FileKind.Zstandard)
        {
            return $"The upload is {what}, which is not accepted. Pack your files as a zip or a tar.gz.";
        }

        if (FileTypes.IsArchiveName(name))
        {
            return $"The upload is named like an archive, but it is {what}. Pack your files as a zip and upload that.";
        }

        return FileTypes.CanStandAlone(name)
            ? FileTypes.Mismatch(name, kind)
            : $"“{ShownName.Of(name)}” is {what}, which cannot be handed in by itself. Hand in a zip, a tar.gz, a folder or one file ({FileTypes.SingleFiles}).";
    }
}

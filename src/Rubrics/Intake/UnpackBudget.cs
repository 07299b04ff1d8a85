namespace Autograder.Rubrics.Intake;

/// <summary>
/// What may still be unpacked. Declared sizes are charged before a byte is unpacked, and unpacking stops one byte past what
/// was declared, so a lie about the size costs nothing.
/// </summary>
internal sealed class UnpackBudget
{
    private readonly IntakeLedger _ledger;
    private readonly long _allowed;
    private readonly string _tooMuch;
    private long _spent;

    /// <param name="ledger">Where refusals go.</param>
    /// <param name="packedBytes">Size of the upload; null for a folder, which is not packed.</param>
    internal UnpackBudget(IntakeLedger ledger, long? packedBytes)
    {
        _ledger = ledger;
        var limits = ledger.Limits;
        var byRatio = packedBytes is { } packed ? Math.Max(limits.RatioFloorBytes, packed * limits.MaxRatio) : long.MaxValue;
        _allowed = Math.Min(limits.MaxTotalBytes, byRatio);
        _tooMuch = byRatio < limits.MaxTotalBytes
            ? $"The upload unpacks to more than {limits.MaxRatio} times its size, as archives made to fill a disk do. Leave out generated data."
            : $"The upload unpacks to more than {SizeWords.Of(limits.MaxTotalBytes)}. Leave out data sets, saved models and virtual environments.";
    }

    /// <summary>Charges a file of the given size; false when it is too large or nothing is left (which is then noted).</summary>
    internal bool Charge(string path, long bytes)
    {
        if (bytes < 0 || bytes > _ledger.Limits.MaxFileBytes)
        {
            _ledger.RefuseEntry($"“{path}” is {(bytes < 0 ? "impossibly large" : SizeWords.Of(bytes))}; a file may have at most {SizeWords.Of(_ledger.Limits.MaxFileBytes)}.");
            return false;
        }

        if (bytes > _allowed - _spent)
        {
            _ledger.Refuse(_tooMuch);
            return false;
        }

        _spent += bytes;
        return true;
    }
}

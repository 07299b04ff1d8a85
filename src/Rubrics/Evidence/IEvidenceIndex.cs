namespace Autograder.Rubrics.Evidence;

/// <summary>Finds records of evidence by their key: in a folder for a batch, in a database for the portal. Called from several threads.</summary>
public interface IEvidenceIndex
{
    /// <summary>The record as it was put, or null where there is none.</summary>
    byte[]? Find(string key);

    /// <summary>Keeps the record where the index still holds what the caller has seen of the key; false where another came first, which then is the one that counts.</summary>
    /// <param name="seen">Null where there was none; otherwise a record of which a part is gone.</param>
    bool Put(string key, ReadOnlySpan<byte> record, byte[]? seen);
}

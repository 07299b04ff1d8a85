namespace Autograder.Rubrics.Evidence;

/// <summary>Finds records of evidence by their key: in a folder for a batch, in a database for the portal. Called from several threads.</summary>
public interface IEvidenceIndex
{
    /// <summary>The record as it was put, or null where there is none.</summary>
    byte[]? Find(string key);

    /// <summary>Keeps the record in the place of one that is there already: it is put again only where a part of the old evidence is gone.</summary>
    void Put(string key, ReadOnlySpan<byte> record);
}

using System.Collections.Concurrent;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Packages;

/// <summary>Packages as they were read; a version never changes, so it is read once.</summary>
internal sealed class PackageCache
{
    /// <summary>More versions than that are hardly ever looked at together; then it starts anew.</summary>
    private const int Most = 200;
    private readonly ConcurrentDictionary<string, Assignment> _read = new(StringComparer.Ordinal);

    public Assignment? Find(string archiveBlob) => _read.GetValueOrDefault(archiveBlob);

    public void Keep(string archiveBlob, Assignment assignment)
    {
        if (_read.Count >= Most)
        {
            _read.Clear();
        }

        _read[archiveBlob] = assignment;
    }
}

using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Packages;

/// <summary>Uploaded packages, unpacked once and kept.</summary>
internal sealed class PackageShelf
{
    /// <summary>The package as its author wrote it.</summary>
    public Task<Assignment> OpenAsync(long packageVersionId, CancellationToken cancel) => throw new NotImplementedException();
}

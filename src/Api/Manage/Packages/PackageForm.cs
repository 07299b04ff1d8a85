namespace Autograder.Api.Manage.Packages;

/// <summary>A package in a form.</summary>
internal static class PackageForm
{
    /// <summary>The largest package and what a form adds to it.</summary>
    public const long MostBytes = 101L << 20;

    public static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}

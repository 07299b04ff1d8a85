using System.Security.Cryptography;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>The password of the private database, made once.</summary>
internal static class ClusterSecret
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string ReadOrMake(string dataFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "secrets"), Mine | UnixFileMode.UserExecute).FullName;
        var file = Path.Combine(folder, "postgres");
        if (!File.Exists(file))
        {
            Write(file, RandomNumberGenerator.GetHexString(48, lowercase: true));
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>A file that only we can read, from its first moment.</summary>
    public static void Write(string file, string text)
    {
        using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Mine });
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}

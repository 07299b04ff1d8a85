using System.Security.Cryptography;

namespace Autograder.Rubrics.Evidence;

/// <summary>Bytes by their SHA-256, in a folder. Writing is atomic; the same bytes are stored once.</summary>
public sealed class BlobStore(string folder)
{
    /// <summary>Stores the bytes and returns their name: 64 lower-case hexadecimal digits.</summary>
    public string Put(ReadOnlySpan<byte> content)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = PathOf(name);
        // one of another length is what a broken disk left of it
        if (new FileInfo(path) is not { Exists: true } there || there.Length != content.Length)
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, content);
        }

        return name;
    }

    /// <summary>Whether bytes of that name are there; only <see cref="Get"/> and <see cref="Open"/> look whether they are intact.</summary>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>The bytes of that name, checked against it.</summary>
    /// <exception cref="GradingFault">The blob is missing or damaged.</exception>
    public byte[] Get(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new GradingFault($"Stored evidence {name} is missing from {folder}; grade the submission again.");
        }

        var content = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != name)
        {
            throw new GradingFault($"Stored evidence {name} in {folder} is damaged; delete it and grade the submission again.");
        }

        return content;
    }

    /// <summary>The same bytes to be read piece by piece: whoever takes them slowly holds no copy of them in memory.</summary>
    /// <exception cref="GradingFault">The blob is missing or damaged.</exception>
    public Stream Open(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new GradingFault($"Stored evidence {name} is missing from {folder}; grade the submission again.");
        }

        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != name)
            {
                throw new GradingFault($"Stored evidence {name} in {folder} is damaged; delete it and grade the submission again.");
            }

            content.Position = 0;
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private void MakeFolder(string inside)
    {
        if (!Directory.Exists(inside))
        {
            Directory.CreateDirectory(inside);
            AtomicFile.FlushFolder(folder);
        }
    }

    private string PathOf(string name)
    {
        if (name.Length != 64 || !name.All(char.IsAsciiHexDigitLower))
        {
            throw new GradingFault($"'{name}' does not name stored evidence.");
        }

        return Path.Combine(folder, name[..2], name);
    }
}

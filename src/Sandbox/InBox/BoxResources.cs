using System.Text;
using System.Text.Json;

namespace Autograder.Sandbox.InBox;

/// <summary>Files that are part of this program and go into every box.</summary>
internal static class BoxResources
{
    /// <summary>Name of the empty file that hides files of an image.</summary>
    public const string Empty = "empty";

    /// <summary>The system calls a box may make, as Docker wants them: one line of JSON.</summary>
    public static string SeccompProfile { get; } = Minified("seccomp.json");

    /// <summary>Writes the watcher and the hosts file to a folder that only we can change and every box can read.</summary>
    public static void WriteTo(string folder)
    {
        foreach (var name in new[] { "shim.py", "hosts" })
        {
            File.WriteAllBytes(Path.Combine(folder, name), Read(name));
        }

        File.WriteAllBytes(Path.Combine(folder, Empty), []);
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        const UnixFileMode readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(Path.Combine(folder, "shim.py"), readable);
        File.SetUnixFileMode(Path.Combine(folder, "hosts"), readable);
        File.SetUnixFileMode(Path.Combine(folder, Empty), readable);
        File.SetUnixFileMode(folder, readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private static string Minified(string name)
    {
        using var document = JsonDocument.Parse(Read(name));
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            document.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(BoxResources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing from the program.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}

namespace Autograder.Sandbox;

/// <summary>Finds everything that is wrong with a request before any of it reaches the engine.</summary>
internal static class BoxSpecRules
{
    private static readonly string[] Taken = [BoxPaths.Out, BoxPaths.Work, BoxPaths.Temporary, BoxPaths.Shim, "/task", "/"];
    private static readonly string[] System = ["/proc", "/sys", "/dev", "/etc", "/usr", "/bin", "/lib", "/lib64", "/sbin", "/var/run", "/run"];

    public static IReadOnlyList<string> Check(BoxSpec spec)
    {
        var problems = new List<string>(spec.Limits.Problems());
        if (spec.Command.Count == 0)
        {
            problems.Add("Command is empty; it needs at least a program.");
        }
        if (spec.Command.Any(word => word.Contains('\0')))
        {
            problems.Add("Command contains a NUL character.");
        }
        if (!IsPlain(spec.WorkingDirectory))
        {
            problems.Add($"WorkingDirectory '{spec.WorkingDirectory}' is not a plain absolute path.");
        }
        problems.AddRange(spec.Environment.Where(pair => !IsVariable(pair.Key, pair.Value))
            .Select(pair => $"Environment variable '{pair.Key}' is not usable: letters, digits and _ in the name, no NUL in the value."));
        problems.AddRange(spec.Mounts.SelectMany(Check));
        problems.AddRange(spec.Masks.Where(path => !IsPlain(path) || path == "/").Select(path => $"Mask '{path}' is not a plain absolute path of a file."));
        problems.AddRange(spec.Mounts.GroupBy(mount => mount.BoxPath).Where(group => group.Count() > 1)
            .Select(group => $"Two mounts share the box path '{group.Key}'."));
        return problems;
    }

    private static IEnumerable<string> Check(BoxMount mount)
    {
        if (!Path.IsPathFullyQualified(mount.HostPath))
        {
            yield return $"Mount of '{mount.HostPath}': the host path must be absolute.";
        }
        else if (!Path.Exists(mount.HostPath))
        {
            yield return $"Mount of '{mount.HostPath}': there is no such file or folder on this machine.";
        }
        if (mount.HostPath.EndsWith(".sock", StringComparison.Ordinal))
        {
            yield return $"Mount of '{mount.HostPath}': sockets are never shown to a box.";
        }
        if (!IsPlain(mount.BoxPath) || Taken.Contains(mount.BoxPath) || IsBelowAny(mount.BoxPath, System))
        {
            yield return $"Mount at '{mount.BoxPath}': the box path must be a plain absolute path that the box does not use itself.";
        }
    }

    private static bool IsBelowAny(string path, string[] folders) =>
        folders.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static bool IsPlain(string path) =>
        path.StartsWith('/') && !path.Contains('\0') && !path.Contains(':') && !path.Contains(',')
        && (path == "/" || path[1..].Split('/').All(part => part is not ("" or "." or "..")));

    private static bool IsVariable(string name, string value) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !value.Contains('\0');
}

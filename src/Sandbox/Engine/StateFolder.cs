using System.Runtime.InteropServices;

namespace Autograder.Sandbox.Engine;

/// <summary>
/// Where the graders of one user of this machine keep what they share, as locks of files. Nobody else can make anything in it: in a folder like /tmp another user could make it first, and hold every lock.
/// </summary>
internal static class StateFolder
{
    /// <summary>Names another place, for graders in containers that share a folder.</summary>
    public const string Variable = "AUTOGRADER_STATE";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The one of this user. Not below the folder of a session, which other sessions of the same user do not have.</summary>
    public static string Usual => PathOf(Environment.GetEnvironmentVariable, Environment.IsPrivilegedProcess);

    /// <summary>Where it is. A home may be shared between machines; locks of theirs must not meet.</summary>
    public static string PathOf(Func<string, string?> variable, bool root)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        }

        var state = variable("XDG_STATE_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return root ? "/run/autograder" : Path.Combine(state, "autograder", Environment.MachineName);
    }

    /// <summary>Makes it where it is missing.</summary>
    /// <exception cref="SandboxException">It cannot be made, or somebody else made it.</exception>
    public static string Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path, Private);
            RequireOurs(path);
            File.SetUnixFileMode(path, Private);
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"Graders of this machine share the folder {path}, and it cannot be made. Set {Variable} to one that only this user can write to.", problem.Message, problem);
        }
    }

    private static void RequireOurs(string path)
    {
        if (new DirectoryInfo(path).LinkTarget is { } target)
        {
            throw new SandboxException($"Graders of this machine share the folder {path}, but it is a link to {target}. Remove it, or set {Variable} to a folder that only this user can write to.");
        }

        if (OwnerOf(path) != EffectiveUser())
        {
            throw new SandboxException($"Graders of this machine share the folder {path}, but it belongs to another user. Remove it, or set {Variable} to a folder that only this user can write to.");
        }
    }

    /// <summary>The runtime does not tell; this call of Linux answers in the same form on every processor.</summary>
    private static uint OwnerOf(string path)
    {
        const int here = -100, doNotFollow = 0x100, offset = 20;
        const uint owner = 0x8;
        var answer = new byte[256];
        return Statx(here, path, doNotFollow, owner, answer) == 0
            ? BitConverter.ToUInt32(answer, offset)
            : throw new IOException($"The owner of {path} cannot be found out (error {Marshal.GetLastPInvokeError()}).");
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();
}

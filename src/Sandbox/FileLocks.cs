namespace Autograder.Sandbox;

/// <summary>How .NET says on Linux that somebody else holds a file.</summary>
internal static class FileLocks
{
    /// <summary>EAGAIN, the <see cref="Exception.HResult"/> of the <see cref="IOException"/>. Asking afterwards whether the file is there would miss one that was held and is gone.</summary>
    public const int WouldBlock = 11;
}

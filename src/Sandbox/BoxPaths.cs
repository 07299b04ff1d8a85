namespace Autograder.Sandbox;

/// <summary>The folders of every box. Those that the box may write are small file systems in memory that vanish with it.</summary>
public static class BoxPaths
{
    /// <summary>Writable; what is left here is collected.</summary>
    public const string Out = "/task/out";

    /// <summary>Writable; where commands start.</summary>
    public const string Work = "/task/work";

    /// <summary>Writable scratch space, with HOME and the caches of libraries below it.</summary>
    public const string Temporary = "/tmp";

    /// <summary>Read-only; our own first process.</summary>
    public const string Shim = "/task/shim";
}

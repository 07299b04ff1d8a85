namespace Autograder.Sandbox;

/// <summary>Something of ours failed; the command is not to blame and no verdict about it follows.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>Says what happened and what to do about it.</summary>
    public SandboxException(string message, string evidence = "", Exception? cause = null)
        : base(evidence.Length == 0 ? message : $"{message}\n{evidence}", cause) => Evidence = evidence;

    /// <summary>What the engine said, word for word; empty when it said nothing.</summary>
    public string Evidence { get; }

    /// <summary>Whether the engine answers and may not be used: unlike one that is gone for a while, it is not worth waiting for.</summary>
    public bool IsRefusal { get; init; }
}

namespace Autograder.Faults.Gates;

/// <summary>A point of a job at which a test can stop it.</summary>
internal interface IHold
{
    /// <summary>Completes when something is being held.</summary>
    Task ReachedAsync();

    void Release();

    /// <summary>Lets nothing more pass on this connection.</summary>
    void Cut();
}

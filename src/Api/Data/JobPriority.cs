namespace Autograder.Api.Data;

/// <summary>Smaller is sooner.</summary>
internal enum JobPriority
{
    /// <summary>Somebody is looking at the page.</summary>
    Interactive = 0,
    Batch = 1,
    Regrade = 2,
}

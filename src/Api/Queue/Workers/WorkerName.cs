using System.Security.Cryptography;

namespace Autograder.Api.Queue.Workers;

/// <summary>What this worker is called: in containers every worker has the same process id.</summary>
internal sealed class WorkerName
{
    public string Id { get; } = $"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}

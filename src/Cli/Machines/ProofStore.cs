using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Cli.Machines;

/// <summary>Evidence about a package's own submissions, kept so that only what changed is run again.</summary>
internal static class ProofStore
{
    public static EvidenceStore Of(Surroundings around, Assignment assignment) => new(Path.Combine(around.CacheFolder, "check", assignment.Slug));
}

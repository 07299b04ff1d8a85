using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Runs;

/// <summary>One box to be run for a submission.</summary>
public sealed record PlannedRun(RunSettings Settings, long Seed)
{
    /// <summary>For people: the run's name, with the seed where there are several.</summary>
    public string Name => Settings.Seeds.Count > 1 ? $"{Settings.Name} (seed {Seed})" : Settings.Name;
}

using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Manage.Packages;

internal sealed record PackagePage(ManageFrame Frame, IReadOnlyList<PackageVersion> Versions, IReadOnlyList<string> Problems);

/// <param name="Difference">Against the version that grades; null for that version itself, or where there is none.</param>
/// <param name="Report">What the proof found; null where there is none yet.</param>
/// <param name="Job">The newest proof job that is not done; null where there is none.</param>
internal sealed record PackageVersionPage(ManageFrame Frame, PackageVersion Version, PackageDifference? Difference, CheckReport? Report, Job? Job)
{
    public bool IsCurrent => Frame.Assignment.PackageVersionId == Version.Id;

    public string Url => Frame.To($"package/{Version.Number}");
}

/// <summary>Where the proof of a version stands, as a badge.</summary>
internal static class CheckBadge
{
    public static StatusBadge Of(CheckState state, ITexts texts) => state switch
    {
        CheckState.NotAsked => new StatusBadge(StatusKind.Neutral, texts["Not proved"]),
        CheckState.Waiting => new StatusBadge(StatusKind.Progress, texts["Being proved"]),
        CheckState.Passed => new StatusBadge(StatusKind.Good, texts["Sound"]),
        CheckState.Failed => new StatusBadge(StatusKind.Bad, texts["Has mistakes"]),
    };
}

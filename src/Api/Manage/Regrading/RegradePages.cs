using Autograder.Api.Data;

namespace Autograder.Api.Manage.Regrading;

/// <param name="Version">Number of the version that the form proposes.</param>
internal sealed record RegradeListPage(ManageFrame Frame, IReadOnlyList<PackageVersion> Versions, int? Version, int Graded, IReadOnlyList<RegradeLine> Earlier, string? Problem);

internal sealed record RegradeLine(Regrade Regrade, string MadeBy, int Version, int Changed);

/// <param name="Kept">Submissions that would stay as they are if it were undone.</param>
internal sealed record RegradePage(ManageFrame Frame, Regrade Regrade, PackageVersion Version, PackageVersion? Before, RegradePlan Plan, IReadOnlyList<long> Kept);

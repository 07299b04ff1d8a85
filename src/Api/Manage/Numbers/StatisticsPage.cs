using Autograder.Reports.Classes;

namespace Autograder.Api.Manage.Numbers;

/// <param name="Findings">What submissions have in common: hints, never marks.</param>
internal sealed record StatisticsPage(
    ManageFrame Frame, TotalStatistics? Totals, IReadOnlyList<ScoreBin> Bins, IReadOnlyList<ItemStatistics> Items, IReadOnlyList<SharedWork> Findings);

/// <summary>Something that several submissions have in common.</summary>
internal sealed record SharedWork(IReadOnlyList<(long Id, string Names)> Submissions, string What, string Surprise);

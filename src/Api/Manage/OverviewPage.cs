using Autograder.Api.Data;

namespace Autograder.Api.Manage;

/// <summary>Where an assignment stands.</summary>
/// <param name="HandedIn">Students who handed in anything.</param>
/// <param name="Graded">Teams with a grade.</param>
/// <param name="Waiting">Of them, those that wait for a marker.</param>
/// <param name="Parked">Submissions that failed by our fault, the newest first.</param>
/// <param name="Due">The common deadline; null where there is none.</param>
internal sealed record OverviewPage(
    ManageFrame Frame, int Students, int HandedIn, int Graded, int Waiting, int InQueue, IReadOnlyList<Submission> Parked, int OpenRequests, int Extensions, DateTimeOffset? Due);

namespace Autograder.Api.Manage.Uploads;

/// <param name="Received">For the form's field: when uploads arrived that received.csv does not list; course time.</param>
/// <param name="Problem">Why the last try led nowhere.</param>
internal sealed record UploadPage(ManageFrame Frame, string Received, string? Problem);

/// <param name="Ticket">Leads from this preview to what it shows.</param>
internal sealed record UploadPreviewPage(ManageFrame Frame, OpenBatch Batch, string Ticket);

internal sealed record UploadDonePage(ManageFrame Frame, IReadOnlyList<BatchResult> Results);

using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Marking;

/// <summary>A question in the overview.</summary>
internal sealed record QuestionProgress(Item Item, QuestionCount Count, IReadOnlyList<QuestionMarker> Markers);

/// <summary>Who is marking it at present.</summary>
internal sealed record QuestionMarker(string Name, bool IsViewer, int Sheets);

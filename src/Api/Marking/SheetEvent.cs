namespace Autograder.Api.Marking;

/// <summary>Something that a marker did to a sheet.</summary>
internal sealed record SheetEvent(DateTimeOffset At, string Who, string What);

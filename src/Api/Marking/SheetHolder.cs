namespace Autograder.Api.Marking;

/// <summary>Who has a sheet open, and until when it stays theirs unless they go on.</summary>
internal sealed record SheetHolder(long Id, string Name, DateTimeOffset Until);

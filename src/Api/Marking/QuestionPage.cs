using Autograder.Api.Shared;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Marking;

/// <summary>The sheets of one question.</summary>
internal sealed record QuestionPage(MarkedAssignment Assignment, Item Item, IReadOnlyList<QuestionSheet> Sheets, int Waiting, SheetState? State, Pager Pager);

/// <summary>One sheet in the list.</summary>
/// <param name="Number">Its place in the shuffled order.</param>
/// <param name="Names">Empty where names are hidden.</param>
internal sealed record QuestionSheet(SheetRow Row, int Number, string Names);

using Autograder.Api.Data;

namespace Autograder.Api.Manage;

/// <param name="Shipped">Slugs of the packages that come with the program.</param>
/// <param name="Problems">What is wrong with the package that was chosen; all of it.</param>
internal sealed record NewAssignmentPage(Course Course, IReadOnlyList<string> Shipped, IReadOnlyList<string> Problems, string? Chosen);

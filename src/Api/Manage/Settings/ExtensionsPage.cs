using Autograder.Api.Data;

namespace Autograder.Api.Manage.Settings;

internal sealed record StudentChoice(long Id, string Name, string? StudentId);

/// <param name="Grantors">Names of those who gave them, by id.</param>
internal sealed record ExtensionsPage(ManageFrame Frame, ExtensionForm Form, IReadOnlyList<StudentChoice> Students, IReadOnlyList<Extension> Given, IReadOnlyDictionary<long, string> Grantors);

using Autograder.Rubrics.Calendars;

namespace Autograder.Api.Manage.Settings;

/// <param name="Package">What the package says; null where there is none.</param>
internal sealed record SettingsPage(ManageFrame Frame, AssignmentForm Form, Calendar? Package);

internal sealed record PublishPage(ManageFrame Frame, ReleaseNumbers Numbers);

namespace Autograder.Api.Manage.Settings;

/// <summary>How many students see something.</summary>
/// <param name="WithGrade">Students with a grade.</param>
/// <param name="Provisional">Of them, whose grade still waits for a marker.</param>
internal sealed record ReleaseNumbers(int WithGrade, int Provisional, int Students);

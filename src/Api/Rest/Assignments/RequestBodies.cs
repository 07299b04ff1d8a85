using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Assignments;

/// <summary>What the course decides about an assignment.</summary>
internal sealed record SettingsBody(
    [property: Description("Title as people read it."), Example("\"Homework 0: a small network\"")] string Title,
    [property: Description("When students see it, as wall-clock time of the course; null hides it."), Example("\"2026-11-01T08:00:00\"")] string? OpensLocal,
    [property: Description("Deadline as wall-clock time of the course; null takes the package's."), Example("\"2026-11-30T23:59:00\"")] string? DueLocal,
    [property: Description("How many attempts count; null for any number."), Example("5")] int? AttemptLimit,
    [property: Description("When students see results.")] ReleaseRule Release);

/// <summary>A later deadline for one student.</summary>
internal sealed record ExtensionBody(
    [property: Description("The new deadline as wall-clock time of the course."), Example("\"2026-12-03T23:59:00\"")] DateTime DueLocal,
    [property: Description("Why, for the staff of the course."), Example("\"Ill for a week\"")] string Reason);

/// <summary>Which version is to judge again, and why.</summary>
internal sealed record RegradeBody(
    [property: Description("Number of the package version."), Example("2")] int PackageNumber,
    [property: Description("Why, for the audit."), Example("\"Tolerance of question 3\"")] string Reason);

using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Assignments;

/// <summary>An assignment of a course as the API shows it.</summary>
internal sealed record AssignmentAnswer(
    [property: Description("Number of the assignment."), Example("8")] long Id,
    [property: Description("Name of the assignment in addresses."), Example("\"digits-mlp\"")] string Slug,
    [property: Description("Title as people read it."), Example("\"Homework 0: a small network\"")] string Title,
    [property: Description("When students see it; null hides it.")] DateTimeOffset? OpensAt,
    [property: Description("The course's own deadline as wall-clock time in its time zone; null where the package's holds."), Example("\"2026-11-30T23:59:00\"")] DateTime? DueLocal,
    [property: Description("How many attempts count; null for any number."), Example("5")] int? AttemptLimit,
    [property: Description("When students see results.")] ReleaseRule Release,
    [property: Description("When an instructor published the results; null where that was not done.")] DateTimeOffset? PublishedAt,
    [property: Description("Number of the package version that grades; null before there is one."), Example("2")] int? PackageNumber,
    [property: Description("Full marks of that version."), Example("20")] decimal? Maximum);

using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Rubrics.Proving;

namespace Autograder.Api.Manage.Packages;

/// <summary>What a proof found, as it is kept with the version.</summary>
internal sealed record CheckReport(
    IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings, IReadOnlyList<string> Unproved, IReadOnlyList<CheckedSubmission> Submissions, int Mutants, IReadOnlyList<string> Survivors)
{
    public static CheckReport Of(ProofReport proof, IReadOnlyList<string> warnings) => new(
        proof.Problems, warnings, proof.Unproved,
        [.. proof.Submissions.Select(s => new CheckedSubmission(s.Name, s.Total.Value, s.Maximum.Value, s.AsExpected, s.Took.TotalSeconds))],
        proof.MutantsTried, [.. proof.Survivors.Select(s => s.ToString())]);

    /// <summary>Null where there is none yet.</summary>
    public static CheckReport? Of(PackageVersion version) => version.CheckReport is { } json ? JsonSerializer.Deserialize<CheckReport>(json, JsonSerializerOptions.Web) : null;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>A submission of the package itself: the reference, the starter, or a wrong one.</summary>
internal sealed record CheckedSubmission(string Name, decimal Total, decimal Maximum, bool AsExpected, double Seconds);

using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>A number that the student reports against the same number measured.</summary>
    /// <param name="Name">Its name in answers.yaml.</param>
    /// <param name="Allowance">Added to what rounding, sampling and seeds explain.</param>
    /// <param name="SeedDeviation">Standard deviation between seeds where the package says it; null: as calibrated.</param>
    public sealed record Claim(string Name, MetricKind Kind, ImagePart On, double Allowance, double? SeedDeviation) : NotebookTest
    {
        public override string Word => "claim";
        public override string? Answer => Name;
    }
}

namespace Autograder.Cli.Calibrating;

/// <param name="Runs">Trainings of each run.</param>
/// <param name="Only">Names of runs; empty for all.</param>
/// <param name="Jobs">Trainings side by side.</param>
/// <param name="Quick">With the budgets of quick.yaml.</param>
internal sealed record CalibrationOptions(int Runs, IReadOnlyList<string> Only, int Jobs, bool Quick);

namespace Autograder.Reference.Training;

/// <summary>What training led to.</summary>
/// <param name="TestPredictions">class of every test example after the last epoch</param>
/// <param name="Epochs">one report per epoch; the last one's accuracy is the result, never the best one's</param>
public sealed record MlpTrainingResult(IReadOnlyList<int> TestPredictions, IReadOnlyList<EpochReport> Epochs)
{
    public double TestAccuracy => Epochs[^1].TestAccuracy;
}

namespace Autograder.Reference.Training;

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">from 1</param>
/// <param name="LearningRate">η during the epoch</param>
/// <param name="TrainLoss">mean cross-entropy over the epoch's batches, measured before each update</param>
/// <param name="TrainAccuracy">share of training examples classified rightly, measured before each update</param>
/// <param name="TestLoss">mean cross-entropy on the test examples after the epoch</param>
/// <param name="TestAccuracy">share of test examples classified rightly after the epoch</param>
public sealed record EpochReport(
    int Epoch, double LearningRate, double TrainLoss, double TrainAccuracy, double TestLoss, double TestAccuracy);

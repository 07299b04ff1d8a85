using System.Collections.Frozen;

namespace Autograder.Reference.Calculators;

/// <summary>Every calculator by its name.</summary>
public static class CalculatorRegistry
{
    private static readonly FrozenDictionary<string, Action<GivenReader, CalculatorResults>> Calculators =
        new Dictionary<string, Action<GivenReader, CalculatorResults>>
        {
            ["accuracy_stats"] = AccuracyStats.Compute,
            ["batch_epoch_counts"] = BatchEpochCounts.Compute,
            ["batchnorm"] = BatchNormalisation.Compute,
            ["compgraph"] = ComputationGraph.Compute,
            ["conv_forward"] = ConvolutionForward.Compute,
            ["conv_forward_solve"] = ConvolutionSolve.Compute,
            ["conv_pool_shape"] = ConvPoolShape.Compute,
            ["critical_points"] = CriticalPoints.Compute,
            ["dataset_split_check"] = SplitCheck.Compute,
            ["divergence"] = Divergence.Compute,
            ["dropout_counts"] = DropoutCounts.Compute,
            ["filter_response"] = FilterResponse.Compute,
            ["init_variance"] = InitialVariance.Compute,
            ["l1_threshold"] = L1Threshold.Compute,
            ["label_pair_distribution"] = LabelPairs.Compute,
            ["loss"] = LossCalculator.Compute,
            ["lstm_unroll"] = LstmUnroll.Compute,
            ["mac_count"] = MacCount.Compute,
            ["maxpool_conv_backprop"] = PooledConvolution.Compute,
            ["mcq_scoring"] = ChoiceScoring.Compute,
            ["mlp_forward_backward"] = MlpForwardBackward.Compute,
            ["optimizer_step"] = OptimizerStep.Compute,
            ["paired_comparison"] = PairedComparison.Compute,
            ["param_count"] = ParameterCount.Compute,
            ["perceptron_learning"] = PerceptronLearning.Compute,
            ["plot_from_log"] = LogCheck.Compute,
            ["quad_lr_bounds"] = QuadraticRates.Compute,
            ["receptive_field"] = ReceptiveField.Compute,
            ["rnn_unroll"] = RnnUnroll.Compute,
            ["schedule_eval"] = ScheduleEvaluation.Compute,
            ["similarity"] = SimilarityReport.Compute,
            ["symbolic_equiv"] = SymbolicEquivalence.Compute,
            ["tensor_shape_algebra"] = TensorShapes.Compute,
            ["threshold_net_eval"] = ThresholdNetEvaluation.Compute,
            ["threshold_net_search"] = ThresholdNetSearch.Compute,
            ["xor_sizes"] = XorSizes.Compute,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Calculators.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Runs the calculator called <paramref name="name"/>; an unknown name or bad givens come back as <see cref="CalculatorOutcome.Invalid"/>.</summary>
    public static CalculatorOutcome Run(string name, Given.Map givens)
    {
        if (!Calculators.TryGetValue(name, out var calculator))
        {
            return new CalculatorOutcome.Invalid([$"there is no calculator '{name}'; there are {string.Join(", ", Names)}"]);
        }
        var reader = new GivenReader(givens);
        var results = new CalculatorResults();
        calculator(reader, results);
        reader.RejectUnread();
        return reader.Errors.Count > 0 ? new CalculatorOutcome.Invalid(reader.Errors) : new CalculatorOutcome.Computed(results);
    }
}

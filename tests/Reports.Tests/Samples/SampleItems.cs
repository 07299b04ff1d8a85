using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Tests.Samples;

internal static class SampleItems
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("7be1d204", 8));

    public static readonly IReadOnlyList<RunStamp> Runs =
    [
        Run("outputs", 7, "finished", 1.84, 1.6, 143),
        Run("train-1", 101, "finished", 312.4, 298.7, 612),
        Run("compare-adam", 7, "stopped after 60 s", 60, 59.2, 604),
    ];

    public static readonly IReadOnlyList<ItemGrade> All = [HandGradient, Outputs, Metric, Comparison, Prose];

    /// <summary>A derivation with a wrong line, a matrix with a wrong entry, an answer that was not understood, and the key.</summary>
    public static ItemGrade Derivation => new()
    {
        Id = "4.d", Title = "Derivative of the binary cross-entropy", Kind = "parts", State = ItemState.WaitsForMarker, Awarded = new Marks(2.5m), Maximum = new Marks(5),
        Asked = @"Derive $\frac{\partial L}{\partial z}$ for $L=-y\ln p-(1-y)\ln(1-p)$ and $p=\sigma(z)$.",
        Found = "The second line has the wrong sign; the last line follows from it.",
        Criteria =
        [
            new CriterionGrade(@"$\partial L/\partial p$", Verdict.NotMet, Marks.Zero, new Marks(2), "The sign of the second term is wrong."),
            new CriterionGrade(@"$\partial L/\partial z$", Verdict.PartlyMet, new Marks(2.5m), new Marks(3), "Follows from your line 2: full marks for this step."),
        ],
        Exhibits =
        [
            new Exhibit.Understood
            {
                Title = "How your answers were read",
                Rows =
                [
                    new UnderstoodAnswer("4.d.value", "1/3 + √2", @"\frac{1}{3}+\sqrt{2}", "about 1.7475"),
                    new UnderstoodAnswer("4.d.loss", "0.5 * (1 +", null, "not understood: the bracket at character 7 is never closed"),
                ],
            },
            new Exhibit.Derivation
            {
                Title = "Your derivation",
                Lines =
                [
                    new DerivationLine("L = -y ln p - (1-y) ln(1-p)", @"L=-y\ln p-(1-y)\ln(1-p)", LineVerdict.Follows, null),
                    new DerivationLine("dL/dp = -y/p - (1-y)/(1-p)", @"\frac{\partial L}{\partial p}=-\frac{y}{p}-\frac{1-y}{1-p}", LineVerdict.Wrong,
                        "At $y=1$, $p=0.25$ the left side is −4, and yours is −4; at $y=0$, $p=0.25$ it is 1.333, and yours is −1.333."),
                    new DerivationLine("dL/dz = (-y/p - (1-y)/(1-p)) p (1-p)", @"\frac{\partial L}{\partial z}=\left(-\frac{y}{p}-\frac{1-y}{1-p}\right)p(1-p)", LineVerdict.FollowsFromWrong, "Follows from line 2."),
                    new DerivationLine("= p ? y", null, LineVerdict.NotUnderstood, "“?” at character 5 has no meaning here."),
                ],
            },
            new Exhibit.MatrixEntries
            {
                Title = "Your normalised batch",
                Rows = [[new MatrixEntry("−1", false), new MatrixEntry("−1", false), new MatrixEntry("0.5", true)], [new MatrixEntry("1", false), new MatrixEntry("1", false), new MatrixEntry("1", false)]],
            },
        ],
        Key = new ItemKey([new KeyLine("∂L/∂p", @"\frac{p-y}{p(1-p)}", ""), new KeyLine("∂L/∂z", "p-y", "")], @"Chain rule: $\frac{\partial L}{\partial z}=\frac{\partial L}{\partial p}\,p(1-p)$.", From: null),
    };

    private static ItemGrade HandGradient => new()
    {
        Id = "q1", Title = "Gradient by hand", Kind = "number", State = ItemState.Graded, Awarded = new Marks(4), Maximum = new Marks(5),
        Asked = @"For the network of the figure, compute $\partial L/\partial w_1$ and $\partial L/\partial b_2$ for one example with cross-entropy loss $L=-\sum_i y_i\log\hat y_i$.",
        Found = @"Your value for $\frac{\partial L}{\partial w_1}$ agrees with ours; the one for $\frac{\partial L}{\partial b_2}$ has the opposite sign.",
        Criteria =
        [
            new CriterionGrade(@"$\partial L/\partial w_1$", Verdict.Met, new Marks(3), new Marks(3), "Got 0.1183, expected 0.1183 within 0.001."),
            new CriterionGrade(@"$\partial L/\partial b_2$", Verdict.PartlyMet, new Marks(1), new Marks(2), "Got 0.2641, expected −0.2641: right size, wrong sign."),
        ],
        Feedback = [@"For softmax with cross-entropy $\partial L/\partial z=\hat y-y$; check which of the two you subtracted."],
        Exhibits =
        [
            new Exhibit.Table
            {
                Title = "Your answers", Columns = ["Quantity", "Got", "Expected", "Tolerance"],
                Rows = [new TableRow(["dL/dw1", "0.1183", "0.1183", "0.001"]), new TableRow(["dL/db2", "0.2641", "−0.2641", "0.001"], Wrong: true)],
            },
        ],
    };

    private static ItemGrade Outputs => new()
    {
        Id = "backward", Title = "Backward pass", Kind = "outputs", State = ItemState.Graded, Awarded = new Marks(6.5m), Maximum = new Marks(10),
        Asked = "Write backward_pass so that it returns the gradient of the loss with respect to every weight matrix and bias vector.",
        Found = "Weight gradients agree with the reference on all six cases. Bias gradients are N times too large: the mean over the batch is missing.",
        Criteria =
        [
            new CriterionGrade("Shapes of gw and gb match weights and biases", Verdict.Met, new Marks(2), new Marks(2), "All 6 cases."),
            new CriterionGrade("Weight gradients", Verdict.Met, new Marks(4.5m), new Marks(4.5m), "Largest relative difference 2e-9 over 6 cases."),
            new CriterionGrade("Bias gradients", Verdict.NotMet, Marks.Zero, new Marks(3.5m), "5 of 6 cases differ; each is a whole multiple of the expected value."),
            new CriterionGrade("Works with one hidden layer and with three", Verdict.NotApplicable, Marks.Zero, Marks.Zero, "Not asked in this version."),
        ],
        Feedback =
        [
            "Divide the bias gradient by the batch size, as you do for the weights.",
            "Compare with a numerical gradient: change one bias by 1e-5, and see how much the mean loss changes.",
        ],
        Exhibits =
        [
            new Exhibit.Table
            {
                Title = "Bias gradient of the last layer, batch of 4", Columns = ["Unit", "Got", "Expected", "Ratio"],
                Rows =
                [
                    new TableRow(["0", "0.4132", "0.1033", "4.000"], Wrong: true), new TableRow(["1", "−0.2204", "−0.0551", "4.000"], Wrong: true),
                    new TableRow(["2", "0.0000", "0.0000", "–"]), new TableRow(["3", "−0.1928", "−0.0482", "4.000"], Wrong: true),
                ],
            },
            new Exhibit.Output
            {
                Title = "What your program printed", Trimmed = true,
                Text = "Epoch 1/3 [████████░░] loss=2.3026 acc=0.1000\n\titeration 400: loss 2.1911\nRuntimeWarning: divide by zero encountered in log\n"
                    + "  return -np.sum(Y * np.log(predictions)) / batch_size_that_is_a_very_long_name_which_goes_on_and_on_until_the_line_is_wider_than_the_page\n\u001b[31mred\u001b[0m",
            },
        ],
        Runs = ["outputs"],
    };

    private static ItemGrade Metric => new()
    {
        Id = "accuracy", Title = "Accuracy on the test images", Kind = "metric", State = ItemState.Graded, Awarded = new Marks(11), Maximum = new Marks(10),
        Bonus = new Marks(2),
        Asked = "Train the network so that it reaches at least 42 % on the 10,000 test images.",
        Found = "Your network reaches 47.3 % (95 % interval 46.3 to 48.3 %).",
        Criteria =
        [
            new CriterionGrade("At least 42 %", Verdict.Met, new Marks(10), new Marks(10), "The whole interval lies above 42 %."),
            new CriterionGrade("Bonus: at least 47 %", Verdict.PartlyMet, new Marks(1), new Marks(2), "47.3 % is above, but 47 % lies within the interval."),
        ],
        Exhibits =
        [
            new Exhibit.Curves
            {
                Title = "Learning curves", XLabel = "Epoch", YLabel = "Accuracy",
                Series = [Curve("training images", 0.58), Curve("held-back images", 0.47)], Threshold = new CurveThreshold("Needed", 0.42),
            },
            new Exhibit.Intervals
            {
                Title = "Measured accuracy with 95 % intervals", Threshold = 0.42m, ThresholdLabel = "Needed",
                Rows = [new MeasuredInterval("Test images", 0.473, 0.463, 0.483), new MeasuredInterval("Held-back training images", 0.469, 0.459, 0.479), new MeasuredInterval("Seed 102", 0.418, 0.408, 0.428)],
            },
        ],
        Runs = ["train-1"],
    };

    private static ItemGrade Comparison => new()
    {
        Id = "adam", Title = "Adam against SGD", Kind = "comparison", State = ItemState.WaitsForMarker, Awarded = new Marks(5), Maximum = new Marks(10),
        Asked = "Compare Adam with plain gradient descent, all else equal, and comment on what you see.",
        Found = "Both arms ran with the same seed and budget; only the optimiser differs. Your comment waits for a marker.",
        Criteria =
        [
            new CriterionGrade("Only the optimiser differs", Verdict.Met, new Marks(5), new Marks(5), "The settings of the two arms differ in nothing else."),
            new CriterionGrade("Comment explains the difference", Verdict.WaitsForMarker, Marks.Zero, new Marks(5), "A person reads this part."),
        ],
        Exhibits =
        [
            new Exhibit.Curves
            {
                Title = "Training loss", XLabel = "Iteration", YLabel = "Loss",
                Series = [Loss("SGD", 0.004), Loss("Adam", 0.02)],
            },
        ],
        Runs = ["compare-adam"],
    };

    private static ItemGrade Prose => new()
    {
        Id = "report", Title = "Report", Kind = "prose", State = ItemState.WaitsForData, Awarded = Marks.Zero, Maximum = new Marks(5),
        Asked = "Describe your experiments on at most 3 pages.", Found = "The dataset CIFAR-10 is not on this machine, so the figures could not be compared.",
        Criteria = [],
    };

    private static CurveSeries Curve(string name, double end)
    {
        double[] epochs = [.. Enumerable.Range(1, 20).Select(i => (double)i)];
        return new CurveSeries(name, epochs, [.. epochs.Select(e => end - (end - 0.2) * Math.Exp(-e / 4))]);
    }

    private static CurveSeries Loss(string name, double rate)
    {
        double[] steps = [.. Enumerable.Range(0, 2000).Select(i => (double)i)];
        return new CurveSeries(name, steps, [.. steps.Select(s => 1.2 + 1.1 * Math.Exp(-s * rate / 8) + 0.02 * Math.Sin(s / 7))]);
    }

    private static RunStamp Run(string name, long seed, string ended, double wall, double cpu, int megabytes) => new(
        name, "sha256:" + Hash, Hash, seed, "cpu, 2 threads", ended, TimeSpan.FromSeconds(wall), TimeSpan.FromSeconds(cpu), megabytes * 1_000_000L,
        "600 s, 1 GB, 64 processes, no network");
}

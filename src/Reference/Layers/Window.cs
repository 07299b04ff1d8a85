namespace Autograder.Reference.Layers;

/// <summary>A window that slides over every spatial dimension (Dumoulin and Visin 2016, arXiv:1603.07285).</summary>
/// <param name="Kernel">one length, or one per dimension; the same holds for the others</param>
/// <param name="Padding">per side; null is "same": ⌈n/stride⌉ positions, padding as needed (TensorFlow's convention)</param>
internal sealed record Window(
    IReadOnlyList<int> Kernel, IReadOnlyList<int> Stride, IReadOnlyList<int>? Padding, IReadOnlyList<int> Dilation, Rounding Rounding)
{
    public string? ProblemWith(int dimensions) =>
        new[] { Kernel, Stride, Padding ?? [0], Dilation }.Any(given => given.Count != 1 && given.Count != dimensions)
            ? $"kernel, stride, padding and dilation need one number, or {dimensions} for this input"
            : null;

    public int KernelAt(int dimension) => At(Kernel, dimension);

    public int KernelSize(int dimensions) => Enumerable.Range(0, dimensions).Aggregate(1, (product, d) => checked(product * KernelAt(d)));

    /// <summary>Where the window stands along one dimension of length <paramref name="length"/>.</summary>
    /// <exception cref="OverflowException">a number is too large</exception>
    public (int Positions, double Exact, double Padding) Slide(int length, int dimension)
    {
        checked
        {
            var (kernel, stride) = (Reach(dimension), At(Stride, dimension));
            if (Padding is null)
            {
                var kept = (length + stride - 1) / stride;
                return (kept, (double)length / stride, Math.Max(0, (kept - 1) * stride + kernel - length) / 2.0);
            }
            var padding = At(Padding, dimension);
            var room = length + 2 * padding - kernel;
            var exact = (double)room / stride + 1;
            if (room < 0)
            {
                return (0, exact, padding);
            }
            var positions = room / stride + 1;
            var more = Rounding == Rounding.Ceiling && room % stride > 0 && positions * stride < length + padding;
            return (more ? positions + 1 : positions, exact, padding);
        }
    }

    /// <summary>Length after a transposed convolution.</summary>
    /// <exception cref="OverflowException">a number is too large</exception>
    public int Spread(int length, int dimension, int outputPadding) =>
        checked((length - 1) * At(Stride, dimension) - 2 * At(Padding ?? [0], dimension) + Reach(dimension) + outputPadding);

    /// <summary>How far a dilated kernel reaches.</summary>
    private int Reach(int dimension) => checked(At(Dilation, dimension) * (KernelAt(dimension) - 1) + 1);

    private static int At(IReadOnlyList<int> given, int dimension) => given.Count == 1 ? given[0] : given[dimension];
}

using Autograder.Reference.Convolutions;
using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>An image, a kernel and how the kernel slides, as an author gives them.</summary>
internal sealed class ConvolutionGivens
{
    private static readonly Dictionary<string, bool> Operations = new() { ["correlation"] = false, ["convolution"] = true };
    private readonly int[] _imageShape;
    private readonly int[] _kernelShape;
    private readonly bool _several;
    private readonly bool _flipped;
    private readonly double _padding;

    private ConvolutionGivens(DenseArray image, DenseArray kernel, ImageWindows windows, int filters, Matrix bias, bool flipped, double padding)
    {
        (_imageShape, _kernelShape, Windows, _flipped, _padding) = (image.Shape.ToArray(), kernel.Shape.ToArray(), windows, flipped, padding);
        _several = kernel.Rank == 4 || (kernel.Rank == 3 && image.Rank == 2);
        Filters = filters;
        Image = Node.Variable(new Matrix(image.Length, 1, image.Values.ToArray()));
        Kernel = Node.Variable(new Matrix(filters, kernel.Length / filters, kernel.Values.ToArray()));
        Bias = Node.Variable(bias);
    }

    public ImageWindows Windows { get; }

    public int Filters { get; }

    /// <summary>(channels·height·width)×1.</summary>
    public Node Image { get; }

    /// <summary>filters×(channels·size).</summary>
    public Node Kernel { get; }

    /// <summary>filters×1, or 1×1 for all.</summary>
    public Node Bias { get; }

    public static ConvolutionGivens? Read(GivenReader givens)
    {
        var (image, kernel) = (givens.Array("image"), givens.Array("kernel"));
        var flipped = givens.Word("operation", Operations, false);
        var padding = givens.Number("padding_value", 0);
        var layout = image is null || kernel is null ? null : Layout(givens, image.Shape.ToArray(), kernel.Shape.ToArray());
        var windows = layout is { } l ? WindowGivens.Read(givens, "", l.Image, l.Kernel) : null;
        foreach (var key in (string[])["stride", "padding", "dilation"])
        {
            givens.Has(key);
        }
        var bias = givens.Has("bias") ? givens.NumberOrNumbers("bias") : [0];
        if (bias is not null && layout is not null && bias.Count != 1 && bias.Count != layout.Value.Filters)
        {
            givens.Reject("bias", $"one number or {layout.Value.Filters} are needed, one per filter, not {bias.Count}");
        }
        return givens.Ok && image is not null && kernel is not null && windows is not null && layout is not null && bias is not null && flipped is not null && padding is not null
            ? new(image, kernel, windows, layout.Value.Filters, Matrix.Column([.. bias]), flipped.Value, padding.Value)
            : null;
    }

    /// <summary>What the shapes mean: (channels, height, width) of the image, height and width of the kernel, number of filters; null after a rejection.</summary>
    public static ((int Channels, int Height, int Width) Image, (int Height, int Width) Kernel, int Filters)? Layout(GivenReader givens, int[] image, int[] kernel)
    {
        (int, int, int)? size = image switch
        {
            [var w] => (1, 1, w),
            [var h, var w] => (1, h, w),
            [var c, var h, var w] => (c, h, w),
            _ => null,
        };
        if (size is not (> 0 and var channels, > 0, > 0))
        {
            givens.Reject("image", "C×H×W, H×W or a list of numbers is needed");
            return null;
        }
        ((int, int) Size, int Filters, int Channels)? meaning = (image.Length, kernel) switch
        {
            (1, [var k]) => ((1, k), 1, 1),
            (_, [var c]) => ((1, 1), 1, c),
            (_, [var h, var w]) => ((h, w), 1, 1),
            (2, [var f, var h, var w]) => ((h, w), f, 1),
            (_, [var c, var h, var w]) => ((h, w), 1, c),
            (_, [var f, var c, var h, var w]) => ((h, w), f, c),
            _ => null,
        };
        if (meaning is not { } m || m.Channels != channels || m.Filters < 1 || m.Size is not ( > 0, > 0))
        {
            givens.Reject("kernel", $"a kernel for {channels} channels is needed (k×k for one, C×k×k, F×C×k×k), not {string.Join("×", kernel)}");
            return null;
        }
        return (size.Value, m.Size, m.Filters);
    }

    /// <summary>kernel ∗ image + bias, filters×windows.</summary>
    public Node Convolved()
    {
        var patches = Linear.Gather(Image, Kernel.Value.Columns, Windows.Count, Windows.Patches(_flipped), _padding);
        return Linear.Product(Kernel, patches) + Bias;
    }

    /// <summary>Values per filter and place as an author would write them: H×W for one filter (a list in one dimension), F×H×W for several.</summary>
    public DenseArray Shaped(Matrix value, int rows, int columns) => new(Shape(rows, columns), value.Values.ToArray());

    /// <summary>The way back of <see cref="Shaped"/>, null for another shape.</summary>
    public Func<DenseArray, Matrix?> Layout(int rows, int columns) =>
        array => array.HasShape(Shape(rows, columns)) ? new Matrix(Filters, rows * columns, array.Values.ToArray()) : null;

    private int[] Shape(int rows, int columns) => _several ? [Filters, rows, columns] : _imageShape.Length == 1 ? [columns] : [rows, columns];

    public DenseArray LikeImage(Matrix value) => new(_imageShape, value.Values.ToArray());

    public DenseArray LikeKernel(Matrix value) => new(_kernelShape, value.Values.ToArray());

    public DenseArray LikeBias(Matrix value) => value.Rows == 1 ? DenseArray.Scalar(value[0, 0]) : DenseArray.Vector(value.Values);
}

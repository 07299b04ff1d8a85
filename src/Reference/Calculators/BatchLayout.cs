namespace Autograder.Reference.Calculators;

/// <summary>How an author wrote a batch, and the same numbers with one row per example (and place) and one column per channel.</summary>
internal sealed class BatchLayout
{
    private static readonly Dictionary<string, bool> Orientations = new() { ["rows"] = false, ["columns"] = true };
    private readonly int[] _shape;
    private readonly bool _turned;

    private BatchLayout(DenseArray given, bool turned)
    {
        (_shape, _turned) = (given.Shape.ToArray(), turned);
        Values = Rows(given);
    }

    public Matrix Values { get; }

    public int Channels => Values.Columns;

    public static BatchLayout? Read(GivenReader givens)
    {
        var turned = givens.Word("examples", Orientations, false);
        var z = givens.Array("z");
        if (z is { Rank: 0 or > 4 } or { Length: 0 })
        {
            givens.Reject("z", "rows of examples are needed, or N×C×H×W");
            return null;
        }
        return z is null || turned is null ? null : new(z, turned.Value && z.Rank == 2);
    }

    /// <summary>Another array of the same shape, null when there is none or it does not fit.</summary>
    public Matrix? Like(GivenReader givens, string key)
    {
        if (!givens.Has(key) || givens.Array(key) is not { } array)
        {
            return null;
        }
        if (!array.HasShape(_shape))
        {
            givens.Reject(key, $"the shape of z is needed, not {array.ShapeText}");
            return null;
        }
        return Rows(array);
    }

    /// <summary>The way back of <see cref="Shaped"/>, null for another shape.</summary>
    public Matrix? Layout(DenseArray array) => array.HasShape(_shape) ? Rows(array) : null;

    public DenseArray Shaped(Matrix rows)
    {
        var values = new double[rows.Rows * rows.Columns];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, channel) = Place(i);
            values[i] = rows[row, channel];
        }
        return new(_shape, values);
    }

    private Matrix Rows(DenseArray array)
    {
        var channels = _turned ? _shape[0] : _shape.Length == 1 ? 1 : _shape[1];
        var values = new double[array.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, channel) = Place(i);
            values[row * channels + channel] = array.Values[i];
        }
        return new(array.Length / channels, channels, values);
    }

    /// <summary>Row and channel of the i-th number as written. After the channel come places: each (example, place) is a row.</summary>
    private (int Row, int Channel) Place(int i)
    {
        if (_shape.Length == 1)
        {
            return (i, 0);
        }
        if (_turned)
        {
            return (i % _shape[1], i / _shape[1]);
        }
        var places = _shape[2..].Aggregate(1, (a, b) => a * b);
        return (i / (_shape[1] * places) * places + i % places, i / places % _shape[1]);
    }
}

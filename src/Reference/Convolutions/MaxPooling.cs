using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Convolutions;

/// <summary>Max-pooling of every channel.</summary>
internal sealed class MaxPooling(ImageWindows windows, double padding, TieRule rule)
{
    /// <summary>Windows in which more than one entry is largest.</summary>
    public int Ties { get; private set; }

    /// <summary>The largest entry of each window.</summary>
    /// <param name="image">(channels·height·width)×1</param>
    /// <returns>(channels·rows·columns)×1</returns>
    public Node Apply(Node image)
    {
        var winners = Enumerable.Range(0, windows.Channels * windows.Count).Select(i => Winners(image.Value, i / windows.Count, i % windows.Count)).ToList();
        var most = winners.Max(w => w.Count);
        return Enumerable.Range(0, most).Select(k => Share(image, winners, k)).Aggregate((a, b) => a + b);
    }

    /// <summary>The k-th winner of each window, with its part of the window's value.</summary>
    private Node Share(Node image, List<List<int>> winners, int k)
    {
        int[] at = [.. winners.Select(w => k < w.Count ? w[k] : w[0])];
        var parts = Matrix.Column([.. winners.Select(w => k < w.Count ? 1.0 / w.Count : 0)]);
        return Linear.Gather(image, at.Length, 1, at, padding) * Node.Constant(parts);
    }

    private List<int> Winners(Matrix image, int channel, int window)
    {
        int[] places = [.. Enumerable.Range(0, windows.Size).Select(e => windows.Place(channel, window, e))];
        double Value(int place) => place < 0 ? padding : image.Values[place];
        var largest = places.Max(Value);
        List<int> tied = [.. places.Where(p => Value(p) == largest)];
        Ties += tied.Count > 1 ? 1 : 0;
        return rule switch
        {
            TieRule.First => [tied[0]],
            TieRule.Last => [tied[^1]],
            TieRule.Padding => [tied.Contains(-1) ? -1 : tied[0]],
            TieRule.Values => [tied.FirstOrDefault(p => p >= 0, -1)],
            TieRule.Split => tied,
        };
    }
}

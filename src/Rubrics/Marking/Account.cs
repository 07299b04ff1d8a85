using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>Keeps track of what each part still counts for while rules give and take.</summary>
internal sealed class Account
{
    // two parts may be worth and titled the same and are still two
    private readonly Dictionary<PartMarks, Marks> _left = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PartMarks, string> _excluded = new(ReferenceEqualityComparer.Instance);
    private readonly List<(PartMarks? Of, Adjustment Adjustment)> _adjustments = [];
    private Marks _total;

    public Account(IReadOnlyList<PartMarks> parts)
    {
        foreach (var part in parts)
        {
            _left.Add(part, part.Earned);
        }

        _total = parts.Aggregate(Marks.Zero, (sum, p) => sum + p.Earned);
    }

    public IReadOnlyList<Adjustment> Adjustments => [.. _adjustments.Select(a => a.Adjustment)];

    /// <summary>Parts that were not left aside for better ones.</summary>
    public IEnumerable<PartMarks> Counted => _left.Keys.Where(p => !_excluded.ContainsKey(p));

    /// <summary>Parts that were left aside, with the reason.</summary>
    public IReadOnlyDictionary<PartMarks, string> Excluded => _excluded;

    public Marks Of(PartMarks part) => _left[part];

    /// <summary>The part earns nothing.</summary>
    public void Drop(PartMarks part, string reason)
    {
        Take(part.Title, Marks.Zero - _left[part], reason, part);
        _left[part] = Marks.Zero;
    }

    /// <summary>The part is left aside: it earns nothing and nothing is expected of it. It says so itself, so there is no line for it.</summary>
    public void Exclude(PartMarks part, string reason)
    {
        _adjustments.RemoveAll(a => ReferenceEquals(a.Of, part));
        _total -= _left[part];
        _left[part] = Marks.Zero;
        _excluded.TryAdd(part, reason);
    }

    public void Raise(PartMarks part, Marks least, string reason)
    {
        Take(part.Title, least - _left[part], reason, part);
        _left[part] = least;
    }

    public void Take(string text, Marks marks, string reason, PartMarks? of = null)
    {
        if (marks != Marks.Zero)
        {
            _adjustments.Add((of, new Adjustment(text, marks, reason)));
            _total += marks;
        }
    }

    /// <summary>What stands in lines of its own.</summary>
    public void Add(Marks marks) => _total += marks;

    public void TakeAll(string text, string reason) => Take(text, Marks.Zero - _total, reason);

    public void LimitTo(Marks most, string text, string reason)
    {
        if (_total > most)
        {
            Take(text, most - _total, reason);
        }
    }

    public void RaiseTo(Marks least, string text, string reason)
    {
        if (_total < least)
        {
            Take(text, least - _total, least == Marks.Zero ? "Deductions take away at most what was earned." : reason);
        }
    }
}

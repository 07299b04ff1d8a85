using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>Finds the answer, or the known mistake, that explains every array of the student's.</summary>
/// <param name="got">the arrays, by name</param>
/// <param name="comparison">when numbers are equal</param>
/// <param name="part">what to call an array in words</param>
internal sealed class Diagnosis(IReadOnlyDictionary<string, Received> got, Comparison comparison, Func<string, string> part)
{
    /// <summary>Whether an array with lost or added dimensions of length 1 does no harm to the code that uses it.</summary>
    public bool SqueezedIsHarmless { get; init; }

    /// <summary>A verdict that is right or a near miss, or null where nothing explains the arrays.</summary>
    public Verdict? Explain(IReadOnlyList<Family> families)
    {
        return families.Select(Right).FirstOrDefault(v => v is not null)
            ?? families.Select(Transposed).FirstOrDefault(v => v is not null)
            ?? families.SelectMany(f => f.Mistakes.Select(m => Mistaken(f, m))).FirstOrDefault(v => v is not null);
    }

    private Verdict? Right(Family family)
    {
        var fits = Fits(family);
        if (fits.Values.Any(f => f is Fit.No or Fit.Transposed))
        {
            return null;
        }
        var squeezed = fits.Where(f => f.Value == Fit.Squeezed).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        IReadOnlyList<string> notes = family.Note is { } note ? [note] : [];
        if (squeezed.Count == 0)
        {
            return Verdict.Right(notes);
        }
        var shapes = ShapeWords(squeezed[0], family.Right[squeezed[0]]);
        return SqueezedIsHarmless
            ? Verdict.Right([.. notes, $"The numbers are right; {shapes}, which does no harm here."])
            : Verdict.NearMiss(Mistakes.WrongShape, $"The numbers are right, but {shapes}. NumPy would then broadcast it to a larger array without an error: use keepdims=True or reshape(-1, 1).");
    }

    private Verdict? Transposed(Family family)
    {
        var fits = Fits(family);
        var turned = fits.Where(f => f.Value == Fit.Transposed).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        return turned.Count == 0 || fits.Values.Any(f => f == Fit.No)
            ? null
            : Verdict.NearMiss(Mistakes.Transposed, $"The numbers are right, but {ShapeWords(turned[0], family.Right[turned[0]], "transposed")}. Swap the factors of the product, or return the transposed array.");
    }

    private Verdict? Mistaken(Family family, Mistaken mistaken)
    {
        var values = mistaken.Values();
        List<string> off = [];
        foreach (var (name, right) in family.Right)
        {
            if (!got.TryGetValue(name, out var array))
            {
                return null;
            }
            if (comparison.Right(name, array, right) is Fit.Exact or Fit.Squeezed)
            {
                continue;
            }
            if (!values.TryGetValue(name, out var wrong) || comparison.Mistaken(name, array, wrong) is Fit.No or Fit.Transposed)
            {
                return null;
            }
            off.Add(name);
        }
        // Nothing off happens where only a shape is off; that is said elsewhere.
        if (off.Count == 0)
        {
            return null;
        }
        var elsewhere = off.Count < family.Right.Count && off.Count <= 3
            ? $" This shows in {string.Join(", ", off.Select(part))}; the rest is right."
            : "";
        return Verdict.NearMiss(mistaken.Key, mistaken.Words + elsewhere);
    }

    private IReadOnlyDictionary<string, Fit> Fits(Family family) => family.Right.ToDictionary(
        r => r.Key, r => got.TryGetValue(r.Key, out var array) ? comparison.Right(r.Key, array, r.Value) : Fit.No);

    private string ShapeWords(string name, Matrix expected, string how = "")
    {
        var space = how.Length == 0 ? "" : " ";
        return $"{part(name)} is{space}{how} of shape {got[name].ShapeText} where ({expected.Rows}, {expected.Columns}) is expected";
    }
}

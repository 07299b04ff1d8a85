namespace Autograder.Reference.Calculators;

/// <summary>Lists with gaps, and numbers however they are nested.</summary>
internal sealed partial class GivenReader
{
    private const string Gap = "_";

    /// <summary>A list of arrays in which <c>_</c> stands for nothing (null).</summary>
    public IReadOnlyList<DenseArray?>? ArraysWithGaps(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<DenseArray?>?>(key, "a list");
        }
        if (givens.Entries[key] is not Given.List list)
        {
            Reject(key, $"a list is needed, not {Describe(givens.Entries[key])}");
            return null;
        }
        var before = _errors.Count;
        var found = list.Items.Select((item, i) => item is Given.Text { Value: Gap } ? null : AsArray($"{key}[{i + 1}]", item)).ToList();
        return _errors.Count == before ? found : null;
    }

    /// <summary>All numbers of a given, in order, however deep lists are nested and whatever their lengths.</summary>
    public IReadOnlyList<double>? Flat(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<double>?>(key, "numbers");
        }
        var before = _errors.Count;
        var numbers = new List<double>();
        Collect(key, givens.Entries[key], numbers);
        return _errors.Count == before ? numbers : null;
    }

    private void Collect(string path, Given given, List<double> numbers)
    {
        if (given is Given.List list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                Collect($"{path}[{i + 1}]", list.Items[i], numbers);
            }
        }
        else if (AsNumber(path, given) is { } number)
        {
            numbers.Add(number);
        }
    }
}

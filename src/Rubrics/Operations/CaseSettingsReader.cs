using System.Collections.Frozen;
using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>Reads a case's settings and collects every mistake of the author's at once.</summary>
internal sealed class CaseSettingsReader
{
    private const int MostNumbers = 4_000_000;

    private static readonly FrozenDictionary<string, Activation> _activations = new Dictionary<string, Activation>
    {
        ["sigmoid"] = Activation.Sigmoid, ["relu"] = Activation.ReLU, ["tanh"] = Activation.Tanh, ["leaky_relu"] = Activation.LeakyReLU,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Given.Map _settings;
    private readonly IReadOnlyCollection<string> _keys;
    private readonly List<string> _errors = [];

    private CaseSettingsReader(Given.Map settings, IReadOnlyCollection<string> keys) => (_settings, _keys) = (settings, keys);

    /// <param name="settings">as the author wrote them</param>
    /// <param name="keys">the settings the operation reads; any other is a mistake, and those without a default are required</param>
    /// <param name="errors">one sentence per mistake</param>
    public static CaseSettings Read(Given.Map settings, IReadOnlyCollection<string> keys, out IReadOnlyList<string> errors)
    {
        var reader = new CaseSettingsReader(settings, keys);
        var read = reader.Read();
        reader.RejectUnknown();
        reader.RejectHuge(read);
        errors = reader._errors;
        return read;
    }

    private CaseSettings Read()
    {
        var batch = Whole(CaseKeys.Batch, 1, 1024, null);
        return new()
        {
            Sizes = Sizes(),
            Classes = Whole(CaseKeys.Classes, 1, 1024, null),
            Batch = batch,
            Examples = Whole(CaseKeys.Examples, 1, 4096, 4 * Math.Max(batch, 1)),
            Seed = (ulong)Whole(CaseKeys.Seed, 0, int.MaxValue, 1),
            Scale = Real(CaseKeys.Scale, 1e-6, 1e6, 1),
            Hidden = Hidden(),
            Optimizer = Word(CaseKeys.Optimizer, "sgd", ["sgd", "adam"]) == "adam" ? Optimizer.Adam : Optimizer.Sgd,
            Steps = Whole(CaseKeys.Steps, 1, 100, 5),
            Eta = Real(CaseKeys.Eta, 1e-9, 1e3, 0.1),
            Beta1 = Real(CaseKeys.Beta1, 0.01, 0.9999, 0.9),
            Beta2 = Real(CaseKeys.Beta2, 0.01, 0.999999, 0.999),
            Epsilon = Real(CaseKeys.Epsilon, 1e-16, 1e-5, 1e-8),
            Lambda = Real(CaseKeys.Lambda, 0, 10, 0.1),
            Decay = Real(CaseKeys.Decay, 0, 10, 0.1),
            Epochs = Whole(CaseKeys.Epochs, 1, 50, 4),
            Numeric = Word(CaseKeys.Numeric, "false", ["true", "false"]) == "true",
        };
    }

    private IReadOnlyList<int> Sizes()
    {
        if (!_keys.Contains(CaseKeys.Sizes))
        {
            return [];
        }
        if (!_settings.Entries.TryGetValue(CaseKeys.Sizes, out var given) || given is not Given.List { Items.Count: >= 2 and <= 10 } list)
        {
            Reject(CaseKeys.Sizes, "the numbers of neurons from input to output are needed, such as [4, 5, 3]");
            return [];
        }
        if (list.Items.Any(i => AsWhole(i, 1, 4096) is null))
        {
            Reject(CaseKeys.Sizes, "every entry is a whole number from 1 to 4096");
            return [];
        }
        return [.. list.Items.Select(i => AsWhole(i, 1, 4096) ?? 0)];
    }

    private IReadOnlyList<Activation> Hidden()
    {
        var standard = new CaseSettings().Hidden;
        if (!Takes(CaseKeys.Hidden, out var given))
        {
            return standard;
        }
        IReadOnlyList<Given> items = given is Given.List list ? list.Items : [given];
        List<Activation> found = [];
        foreach (var item in items)
        {
            if (item is Given.Text { Value: var word } && _activations.TryGetValue(word, out var activation))
            {
                found.Add(activation);
            }
            else
            {
                Reject(CaseKeys.Hidden, $"a list out of {string.Join(", ", _activations.Keys.Order(StringComparer.Ordinal))} is needed");
                return standard;
            }
        }
        if (found.Count == 0)
        {
            Reject(CaseKeys.Hidden, "at least one activation has to be accepted");
        }
        return found.Count == 0 ? standard : [.. found.Distinct()];
    }

    /// <summary>A whole number; <paramref name="otherwise"/> null makes it required where the operation reads it.</summary>
    private int Whole(string key, int least, int most, int? otherwise)
    {
        if (!Takes(key, out var given))
        {
            if (otherwise is null && _keys.Contains(key))
            {
                Reject(key, $"missing; a whole number from {least} to {most} is needed");
            }
            return otherwise ?? 0;
        }
        if (AsWhole(given, least, most) is { } whole)
        {
            return whole;
        }
        Reject(key, $"a whole number from {least} to {most} is needed");
        return otherwise ?? least;
    }

    private double Real(string key, double least, double most, double otherwise)
    {
        if (!Takes(key, out var given))
        {
            return otherwise;
        }
        if (given is Given.Number { Value: var value } && value >= least && value <= most)
        {
            return value;
        }
        Reject(key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} is needed"));
        return otherwise;
    }

    private string Word(string key, string otherwise, IReadOnlyList<string> words)
    {
        if (!Takes(key, out var given))
        {
            return otherwise;
        }
        if (given is Given.Text { Value: var word } && words.Contains(word))
        {
            return word;
        }
        Reject(key, $"one of {string.Join(", ", words)} is needed");
        return otherwise;
    }

    private bool Takes(string key, out Given given)
    {
        given = new Given.Text("");
        if (!_keys.Contains(key) || !_settings.Entries.TryGetValue(key, out var found))
        {
            return false;
        }
        given = found;
        return true;
    }

    private void RejectUnknown()
    {
        foreach (var key in _settings.Entries.Keys.Where(k => !_keys.Contains(k)).Order(StringComparer.Ordinal))
        {
            Reject(key, $"this operation does not read it; it reads {string.Join(", ", _keys.Order(StringComparer.Ordinal))}");
        }
    }

    private void RejectHuge(CaseSettings read)
    {
        if (_errors.Count > 0 || read.Sizes.Count == 0)
        {
            return;
        }
        var numbers = read.Numeric ? 2.0 * read.ParameterCount * read.Outputs * read.Batch : (double)read.ParameterCount * Math.Max(read.Steps, 1);
        if (numbers > MostNumbers)
        {
            Reject(CaseKeys.Sizes, $"the case would exchange more than {MostNumbers} numbers with the box; a smaller network shows the same");
        }
    }

    private void Reject(string key, string problem) => _errors.Add($"setting '{key}': {problem}");

    private static int? AsWhole(Given given, int least, int most) =>
        given is Given.Number { Value: var value } && double.IsInteger(value) && value >= least && value <= most ? (int)value : null;
}

namespace Autograder.Reference.Expressions;

/// <summary>Symbols that are computed from others, none from itself.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<string, Expression> _byKey;

    private Definitions(Dictionary<string, Expression> byKey, IReadOnlyList<string> order) => (_byKey, Order) = (byKey, order);

    public static Definitions None { get; } = new([], []);

    /// <summary>Keys, each one after all that it is computed from.</summary>
    public IReadOnlyList<string> Order { get; }

    public bool Has(string key) => _byKey.ContainsKey(key);

    public Expression this[string key] => _byKey[key];

    /// <summary>Null where a symbol would be computed from itself.</summary>
    public static Definitions? Of(IReadOnlyDictionary<string, Expression> byKey)
    {
        var order = new List<string>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        return byKey.Keys.All(key => Visit(key, byKey, state, order)) ? new(new(byKey, StringComparer.Ordinal), order) : null;
    }

    /// <summary>With one symbol computed otherwise; null where it would be computed from itself.</summary>
    public Definitions? With(string key, Expression expression) => Of(new Dictionary<string, Expression>(_byKey, StringComparer.Ordinal) { [key] = expression });

    /// <summary>Whether one symbol is computed from another, directly or through others.</summary>
    public bool DependsOn(string key, string other)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { key };
        var left = new Queue<string>(seen);
        while (left.TryDequeue(out var next))
        {
            if (next == other)
            {
                return true;
            }
            foreach (var used in _byKey.TryGetValue(next, out var expression) ? Symbols.In(expression).Select(s => s.Key).Where(seen.Add) : [])
            {
                left.Enqueue(used);
            }
        }
        return false;
    }

    private static bool Visit(string key, IReadOnlyDictionary<string, Expression> byKey, Dictionary<string, bool> state, List<string> order)
    {
        if (state.TryGetValue(key, out var done))
        {
            return done;
        }
        state[key] = false;
        foreach (var used in Symbols.In(byKey[key]).Select(s => s.Key).Where(byKey.ContainsKey))
        {
            if (!Visit(used, byKey, state, order))
            {
                return false;
            }
        }
        state[key] = true;
        order.Add(key);
        return true;
    }
}

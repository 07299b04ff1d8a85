namespace Autograder.Reports.Pages;

/// <summary>What was made last, as much as fits; what was not asked for longest goes first.</summary>
internal sealed class RecentTexts(int mostCharacters = 16 << 20)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, string Text)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, string Text)> _order = [];
    private long _characters;

    public string? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out LinkedListNode<(string Key, string Text)>? node)) return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return node.Value.Text;
        }
    }

    public void Add(string key, string text)
    {
        lock (_lock)
        {
            if (_byKey.ContainsKey(key)) return;
            _byKey[key] = _order.AddFirst((key, text));
            _characters += key.Length + text.Length;
            while (_characters > mostCharacters && _order.Last is { } oldest)
            {
                _order.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
                _characters -= oldest.Value.Key.Length + oldest.Value.Text.Length;
            }
        }
    }
}

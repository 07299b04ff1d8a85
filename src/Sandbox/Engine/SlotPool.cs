namespace Autograder.Sandbox.Engine;

/// <summary>Numbers for boxes that exist at one time, smallest first; each is one user in the boxes.</summary>
internal sealed class SlotPool
{
    private readonly Lock _lock = new();
    private readonly SortedSet<int> _free = [];
    private int _next;

    public int Take()
    {
        lock (_lock)
        {
            if (_free.Count == 0)
            {
                return _next++;
            }
            var slot = _free.Min;
            _free.Remove(slot);
            return slot;
        }
    }

    public void Return(int slot)
    {
        lock (_lock)
        {
            _free.Add(slot);
        }
    }
}

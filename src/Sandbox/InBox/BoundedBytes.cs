namespace Autograder.Sandbox.InBox;

/// <summary>Bytes that grow as they come, up to a limit.</summary>
internal sealed class BoundedBytes(long limit)
{
    private byte[] _bytes = [];

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Count);

    /// <summary>Takes what fits and says whether that was all.</summary>
    public bool Append(ReadOnlySpan<byte> more)
    {
        var taken = (int)Math.Min(more.Length, limit - Count);
        if (Count + taken > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(limit, 0), Math.Max(256, Math.Max(2L * _bytes.Length, Count + taken))));
        }
        more[..taken].CopyTo(_bytes.AsSpan(Count));
        Count += taken;
        return taken == more.Length;
    }
}

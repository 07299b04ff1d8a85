using System.Buffers.Binary;

namespace Autograder.Sandbox.Docker;

/// <summary>Takes apart the engine's own framing of a container's two streams: one byte of stream, three of nothing, four of length (big-endian), payload.</summary>
internal sealed class AttachedOutput(Stream stream) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _left;
    private bool _isError;

    /// <summary>Waits for the next piece of either stream; null at the end. The piece is valid until the next call.</summary>
    public async ValueTask<(bool IsError, ReadOnlyMemory<byte> Bytes)?> ReadAsync(CancellationToken cancel)
    {
        while (_left == 0)
        {
            if (!await FillAsync(8, cancel))
            {
                return null;
            }
            var header = _buffer.AsSpan(_start, 8);
            _isError = header[0] == 2;
            _left = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
            _start += 8;
            if (_left < 0)
            {
                throw new SandboxException("Docker's output stream is not framed as it should be.");
            }
        }
        if (!await FillAsync(1, cancel))
        {
            return null;
        }
        var count = Math.Min(_left, _end - _start);
        var piece = _buffer.AsMemory(_start, count);
        _start += count;
        _left -= count;
        return (_isError, piece);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async ValueTask<bool> FillAsync(int needed, CancellationToken cancel)
    {
        while (_end - _start < needed)
        {
            if (_buffer.Length - _start < needed || _start == _end)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (count == 0)
            {
                return false;
            }
            _end += count;
        }
        return true;
    }
}

using System.IO.MemoryMappedFiles;

namespace Autograder.Fuzz.Engine;

/// <summary>The input that is being read, kept where it outlives the process: for what no handler of exceptions sees, such as a stack that overflows.</summary>
internal sealed unsafe class LastInput : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _at;
    private readonly int _most;

    public LastInput(string path, int most)
    {
        _most = most;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, most + sizeof(int));
        _view = _file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _at);
    }

    public void Put(ReadOnlySpan<byte> input)
    {
        *(int*)_at = input.Length;
        input.CopyTo(new Span<byte>(_at + sizeof(int), _most));
    }

    /// <summary>What another process left; null where it left nothing.</summary>
    public static byte[]? Read(string path)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return bytes.Length > sizeof(int) ? bytes.AsSpan(sizeof(int), BitConverter.ToInt32(bytes)).ToArray() : null;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}

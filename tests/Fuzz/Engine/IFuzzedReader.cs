namespace Autograder.Fuzz.Engine;

/// <summary>A reader of bytes that nobody vouches for, and what has to hold whatever it is given.</summary>
internal interface IFuzzedReader
{
    /// <summary>Short name, also of the corpus folder.</summary>
    string Name { get; }

    /// <summary>Bytes that the reader may allocate for one input of a few kilobytes.</summary>
    long MostAllocated { get; }

    /// <summary>Longest input that is tried.</summary>
    int Longest { get; }

    /// <summary>Most bytes that the program lets come to it.</summary>
    int Most => Longest;

    /// <summary>Whole inputs to start from.</summary>
    IEnumerable<byte[]> Seeds { get; }

    /// <summary>Pieces that mean something to the reader.</summary>
    IReadOnlyList<byte[]> Words { get; }

    /// <summary>Makes checksums and lengths right again, so that a change reaches what lies behind them.</summary>
    void Mend(byte[] input) { }

    /// <summary>Reads; an exception is a finding.</summary>
    void Read(byte[] input);
}

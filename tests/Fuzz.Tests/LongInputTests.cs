using Autograder.Fuzz.Engine;
using Autograder.Fuzz.Readers;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Fuzz.Tests;

/// <summary>Fuzzing tries short inputs. What takes the square of its length shows with inputs as long as the program lets them come.</summary>
public sealed class LongInputTests
{
    public static TheoryData<string> Readers => [.. AllReaders.Names.Where(name => AllReaders.Find(name) is { } reader && reader.Most > reader.Longest)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void The_longest_inputs_take_no_longer_than_their_length(string name)
    {
        var reader = AllReaders.Find(name).ShouldNotBeNull();
        foreach (var input in Inputs(reader))
        {
            Attempt.Of(reader, input, Attempt.Hangs).ShouldSatisfy(f => f is null or { Kind: "allocates" }, Convert.ToBase64String(input.AsSpan(0, 200))); // memory is limited for short ones
        }

        (reader as IDisposable)?.Dispose();
    }

    /// <summary>Each piece again and again, alone and in the middle of whole inputs.</summary>
    private static IEnumerable<byte[]> Inputs(IFuzzedReader reader)
    {
        byte[][] seeds = [.. reader.Seeds.Where(seed => seed.Length <= reader.Longest)];
        foreach (var word in reader.Words.Where(word => word.Length > 0))
        {
            yield return Repeated(word, reader.Most);
            yield return [.. seeds[0].AsSpan(0, seeds[0].Length / 2), .. Repeated(word, reader.Most - seeds[0].Length), .. seeds[0].AsSpan(seeds[0].Length / 2)];
        }

        foreach (var seed in seeds)
        {
            yield return Repeated(seed, reader.Most);
        }
    }

    private static byte[] Repeated(byte[] word, int length)
    {
        var all = new byte[length];
        for (var at = 0; at < length; at++)
        {
            all[at] = word[at % word.Length];
        }

        return all;
    }
}

using Autograder.Fuzz.Engine;
using Autograder.Fuzz.Readers;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Fuzz.Tests;

/// <summary>What fuzzing found to be different from everything before it, and what once broke a promise: read again, without instruments.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Readers => [.. AllReaders.Names];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_input_is_read_as_promised(string name)
    {
        var reader = AllReaders.Find(name).ShouldNotBeNull();
        var folders = new FuzzFolders(Repository.Root, name);
        byte[][] inputs = [[], .. reader.Seeds, .. folders.Corpus.Inputs, .. folders.Broken.Inputs];
        inputs.Length.ShouldBeGreaterThan(3);
        foreach (var input in inputs)
        {
            Attempt.Of(reader, input, Attempt.Hangs).ShouldBeNull(CorpusFolder.NameOf(input));
        }

        (reader as IDisposable)?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Changed_inputs_are_read_as_promised(string name)
    {
        var reader = AllReaders.Find(name).ShouldNotBeNull();
        byte[][] seeds = [.. reader.Seeds.Where(s => s.Length <= reader.Longest)];
        var mutator = new Mutator(reader, new Random(7));
        for (var i = 0; i < 60; i++)
        {
            var input = mutator.Change(seeds[i % seeds.Length], seeds);
            input.Length.ShouldBeLessThanOrEqualTo(reader.Longest);
            Attempt.Of(reader, input, Attempt.Hangs).ShouldBeNull(Convert.ToBase64String(input));
        }

        (reader as IDisposable)?.Dispose();
    }
}

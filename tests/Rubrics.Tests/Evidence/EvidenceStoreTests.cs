using System.Collections.Concurrent;
using Autograder.Rubrics.Evidence;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Records_may_lie_elsewhere_than_bytes()
    {
        var index = new InMemory();
        var put = TestEvidence.Result(new EvidenceStore(Blobs, index), "r", TestEvidence.Facts("{}")).Evidence;
        new EvidenceStore(Blobs, index).Find(put.Key).ShouldNotBeNull().Stdout.ShouldBe(put.Stdout);
        index.Records.Keys.ShouldBe([put.Key]);
        new EvidenceStore(Blobs, new InMemory()).Find(put.Key).ShouldBeNull();
    }

    [Fact]
    public void Evidence_that_lacks_a_part_does_not_count()
    {
        var index = new InMemory();
        var put = TestEvidence.Result(new EvidenceStore(Blobs, index), "r", TestEvidence.Facts("{}")).Evidence;
        File.Delete(Path.Combine(_folder, put.Stdout[..2], put.Stdout));
        new EvidenceStore(Blobs, index).Find(put.Key).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_record_is_our_fault()
    {
        var index = new InMemory();
        index.Put("ab", "{"u8);
        Should.Throw<GradingFault>(() => new EvidenceStore(Blobs, index).Find("ab")).Message.ShouldContain("ab is damaged");
    }

    private BlobStore Blobs => new(_folder);

    private sealed class InMemory : IEvidenceIndex
    {
        public ConcurrentDictionary<string, byte[]> Records { get; } = new();

        public byte[]? Find(string key) => Records.GetValueOrDefault(key);

        public void Put(string key, ReadOnlySpan<byte> record) => Records[key] = record.ToArray();
    }
}

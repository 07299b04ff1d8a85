using System.Collections.Concurrent;
using System.Text.Json;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;
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
    public void Of_two_that_made_the_same_run_the_first_counts_for_both()
    {
        var (one, other) = (new EvidenceStore(_folder), new EvidenceStore(_folder));
        one.Find(Key).ShouldBeNull();
        other.Find(Key).ShouldBeNull();
        var first = Put(one, secret: 1);
        first.Secret.ShouldBe(1ul);
        string[] both = [EvidenceStore.HashOf(first), EvidenceStore.HashOf(Put(other, secret: 2))];
        both.ShouldAllBe(hash => hash == EvidenceStore.HashOf(one.Find(Key).ShouldNotBeNull()));
    }

    [Fact]
    public async Task However_many_make_the_same_run_at_once_one_record_counts()
    {
        var put = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => EvidenceStore.HashOf(Put(new EvidenceStore(_folder), (ulong)n)))));
        put.Distinct().ShouldHaveSingleItem().ShouldBe(EvidenceStore.HashOf(new EvidenceStore(_folder).Find(Key).ShouldNotBeNull()));
    }

    [Fact]
    public void Evidence_that_lacks_a_part_is_replaced_once()
    {
        var store = new EvidenceStore(_folder);
        var broken = Put(store, secret: 1).Files["results.json"];
        File.Delete(Path.Combine(_folder, "blobs", broken[..2], broken));
        store.Find(Key).ShouldBeNull();
        Put(store, secret: 2).Secret.ShouldBe(2ul);
        Put(new EvidenceStore(_folder), secret: 3).Secret.ShouldBe(2ul);
        store.Find(Key).ShouldNotBeNull().Secret.ShouldBe(2ul);
    }

    [Fact]
    public void A_damaged_record_is_our_fault()
    {
        var index = new InMemory();
        index.Put("ab", "{"u8, null);
        Should.Throw<GradingFault>(() => new EvidenceStore(Blobs, index).Find("ab")).Message.ShouldContain("ab is damaged");
    }

    [Fact]
    public void Sizes_of_pictures_are_noted_so_that_nobody_reads_them_to_learn_them()
    {
        var put = Picture();
        File.Delete(Path.Combine(_folder, put.Files["page-1.png"][..2], put.Files["page-1.png"]));
        RunResult.Load(put, Blobs).Pictures["page-1.png"].ShouldBe(new PictureFacts(put.Files["page-1.png"], 7, 5));
    }

    [Fact]
    public void Evidence_without_noted_sizes_is_read_as_before()
    {
        var old = Picture() with { PictureSizes = null };
        RunResult.Load(old, Blobs).Pictures["page-1.png"].Height.ShouldBe(5);
        var index = new InMemory();
        index.Put(old.Key, JsonSerializer.SerializeToUtf8Bytes(old, EvidenceJson.Default.RunEvidence), null);
        System.Text.Encoding.UTF8.GetString(index.Records[old.Key]).ShouldNotContain("pictureSizes");
        EvidenceStore.HashOf(new EvidenceStore(Blobs, index).Find(old.Key).ShouldNotBeNull()).ShouldBe(EvidenceStore.HashOf(old));
    }

    /// <summary>Evidence with a picture of 7 × 5 pixels, as far as its header goes.</summary>
    private RunEvidence Picture()
    {
        byte[] header = [.. new byte[16], 0, 0, 0, 7, 0, 0, 0, 5];
        var facts = TestEvidence.Facts("{}");
        return TestEvidence.Result(new EvidenceStore(Blobs, new InMemory()), "r", facts with { Files = [.. facts.Files, new BoxFile("page-1.png", header)] }).Evidence;
    }

    private static string Key { get; } = new('a', 64);

    /// <summary>The run of <see cref="Key"/>, with another outcome for each secret.</summary>
    private static RunEvidence Put(EvidenceStore store, ulong secret) =>
        store.Put(new RunIdentity(Key, "r", 1, TestEvidence.Image, "20 s") { Secret = secret }, TestEvidence.Facts($$"""{"secret":{{secret}}}"""));

    private BlobStore Blobs => new(_folder);

    private sealed class InMemory : IEvidenceIndex
    {
        public ConcurrentDictionary<string, byte[]> Records { get; } = new();

        public byte[]? Find(string key) => Records.GetValueOrDefault(key);

        public bool Put(string key, ReadOnlySpan<byte> record, byte[]? seen) =>
            seen is null ? Records.TryAdd(key, record.ToArray()) : Records.TryUpdate(key, record.ToArray(), seen);
    }
}

using Autograder.Api.Data;
using Autograder.Rubrics.Evidence;
using Autograder.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Data;

/// <summary>Stores of several workers over one database and one folder of blobs.</summary>
public sealed class PostgresEvidenceIndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public void Of_two_workers_that_made_the_same_run_the_first_counts_for_both()
    {
        var key = new string('a', 64);
        var (one, other) = (Store(), Store());
        one.Find(key).ShouldBeNull();
        other.Find(key).ShouldBeNull();
        var first = Put(one, key, secret: 1);
        first.Secret.ShouldBe(1ul);
        string[] both = [EvidenceStore.HashOf(first), EvidenceStore.HashOf(Put(other, key, secret: 2))];
        both.ShouldAllBe(hash => hash == EvidenceStore.HashOf(one.Find(key).ShouldNotBeNull()));
    }

    [Fact]
    public async Task However_many_make_the_same_run_at_once_one_record_counts()
    {
        var key = new string('b', 64);
        var put = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => EvidenceStore.HashOf(Put(Store(), key, (ulong)n)))));
        put.Distinct().ShouldHaveSingleItem().ShouldBe(EvidenceStore.HashOf(Store().Find(key).ShouldNotBeNull()));
    }

    [Fact]
    public void Evidence_that_lacks_a_part_is_replaced_once()
    {
        var key = new string('c', 64);
        var broken = Put(Store(), key, secret: 1).Files["results.json"];
        File.Delete(Path.Combine(portal.Options.Blobs, broken[..2], broken));
        Store().Find(key).ShouldBeNull();
        Put(Store(), key, secret: 2).Secret.ShouldBe(2ul);
        Put(Store(), key, secret: 3).Secret.ShouldBe(2ul);
        Store().Find(key).ShouldNotBeNull().Secret.ShouldBe(2ul);
    }

    private EvidenceStore Store() => new(new BlobStore(portal.Options.Blobs), new PostgresEvidenceIndex(portal.Services.GetRequiredService<NpgsqlDataSource>(), portal.Time));

    private static RunEvidence Put(EvidenceStore store, string key, ulong secret) =>
        store.Put(new RunIdentity(key, "r", 1, TestEvidence.Image, "20 s") { Secret = secret }, TestEvidence.Facts($$"""{"secret":"{{key[0]}}{{secret}}"}"""));
}

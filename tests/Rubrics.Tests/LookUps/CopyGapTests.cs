using Autograder.Reference;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.LookUps;

/// <summary>What is concluded from test images and altered copies of them.</summary>
public sealed class CopyGapTests : IDisposable
{
    private const int Tests = 400, HeldBack = 100, Classes = 10;
    private const ulong Secret = 77;
    private static readonly byte[] Labels = [.. Enumerable.Range(0, Tests + HeldBack).Select(i => (byte)(i * 7 % Classes))];
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;
    private readonly EvidenceStore _store;
    private int _runs;

    public CopyGapTests() => _store = new EvidenceStore(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(400, 380, 372, 14, false)] // one honest digits network in a few hundred
    [InlineData(4000, 3700, 3660, 90, false)]
    [InlineData(4000, 1680, 1640, 600, false)] // a weak network on photographs, mirrored
    [InlineData(4000, 4000, 400, 3600, true)]
    [InlineData(4000, 1900, 1680, 420, true)] // a network with a table that helps it over a threshold
    [InlineData(400, 400, 40, 360, true)]
    [InlineData(400, 0, 0, 0, false)]
    public void Only_a_loss_that_neither_chance_nor_altering_explains_says_looked_up(int count, int originals, int copies, int only, bool lookedUp) =>
        new CopyGap(count, originals, copies, only).IsLookedUp.ShouldBe(lookedUp);

    [Fact]
    public void A_network_that_knows_what_it_sees_is_measured_on_all_test_images()
    {
        var measured = Measurement.Of(Run((label, _, _) => label));
        (measured.LookedUp, measured.TestCount, measured.TestAccuracy, measured.HeldBackAccuracy).ShouldBe((false, Tests, 1.0, 1.0));
        measured.Copies.ShouldNotBeNull().Count.ShouldBe(Tests);
        measured.Canaries.ShouldNotBeNull().IsLookedUp.ShouldBeFalse();
    }

    [Fact]
    public void A_table_of_all_labels_is_measured_on_the_copies()
    {
        var measured = Measurement.Of(Run((label, row, _) => row < Labels.Length ? label : 0));
        (measured.LookedUp, measured.TestCount).ShouldBe((true, Tests));
        measured.TestAccuracy.ShouldBeLessThan(0.2);
        measured.Copies.ShouldNotBeNull().ToInstructor.ShouldContain("100.0 % of 400 test images are right as published");
    }

    [Fact]
    public void A_table_of_parts_of_images_betrays_itself_on_canaries()
    {
        var measured = Measurement.Of(Run((label, row, hiding) => row < Labels.Length + Tests ? label : Labels[hiding.Canaries[row - Labels.Length - Tests][0]]));
        measured.Canaries.ShouldNotBeNull().IsLookedUp.ShouldBeTrue();
        measured.Canaries.ToInstructor.ShouldContain("100 of 100 images");
        measured.Canaries.ToInstructor.ShouldContain("upper left quarter");
    }

    [Fact]
    public void Classes_that_there_are_not_are_wrong_and_nothing_worse()
    {
        var measured = Measurement.Of(Run((_, row, _) => row % 3 == 0 ? long.MinValue : row % 3 == 1 ? long.MaxValue : -1, renamed: false));
        measured.TestAccuracy.ShouldBe(0);
        measured.Canaries.ShouldNotBeNull().Agreeing.ShouldBe(0);
    }

    [Fact]
    public void As_many_predictions_as_images_without_copies_are_not_taken()
    {
        var facts = TestEvidence.Facts("{}", [Tensor.FromLongs("predictions", [Labels.Length], new long[Labels.Length])]);
        Measurement.Of(Store(facts)).Problem.ShouldContain($"({Labels.Length + Tests + 100},)");
    }

    [Fact]
    public void What_a_secret_decides_is_the_same_every_time_and_other_for_another()
    {
        var (one, again, other) = (Of(1), Of(1), Of(2));
        one.Order.ShouldBe(again.Order);
        one.Copied.ShouldBe(again.Copied);
        one.Canaries[7].ShouldBe(again.Canaries[7]);
        one.Copied.ShouldNotBe(other.Copied);
        one.Copied.Length.ShouldBe(50);
        one.Copied.Distinct().Count().ShouldBe(50);
        one.Canaries.ShouldAllBe(c => c.Select(i => Labels[i]).Distinct().Count() == 4 && c.All(i => i < Tests));

        static Hiding Of(ulong secret) => Hiding.Of(secret, Labels, Tests, Classes, 50, 20);
    }

    [Theory]
    [InlineData(64, 16)]
    [InlineData(784, 255)]
    [InlineData(3072, 255)]
    public void No_altered_image_is_what_it_was_and_all_stay_near(int bytes, int white)
    {
        var layout = ImageLayout.Of(bytes).ShouldNotBeNull();
        var (random, altering) = (new DeterministicRandom(5), new AlteredImage(layout, white, new DeterministicRandom(6)));
        var smooth = Enumerable.Range(0, bytes).Select(i => (byte)(white / 2.0 * (1 + Math.Sin(i % layout.Side / 2.0 + random.NextDouble() * 0.1)))).ToArray();
        var altered = new byte[bytes];
        for (var i = 0; i < 200; i++)
        {
            altering.Write(smooth, altered);
            altered.ShouldNotBe(smooth);
            altered.ShouldAllBe(p => p <= white);
            var original = layout.Channels == 1 ? smooth : [.. smooth.Chunk(layout.Side).SelectMany(row => row.Reverse())];
            altered.Zip(original).Average(p => Math.Abs(p.First - p.Second)).ShouldBeLessThan(white * 0.08);
        }
    }

    [Fact]
    public void What_is_no_square_is_not_altered() => ImageLayout.Of(100 * 7).ShouldBeNull();

    /// <param name="says">True class, row and hiding → class said.</param>
    private RunResult Run(Func<long, int, Hiding, long> says, bool renamed = true)
    {
        var hiding = Hiding.Of(Secret, Labels, Tests, Classes, Tests, 100);
        var predictions = hiding.Order.Select(row =>
        {
            var said = says(row < Labels.Length ? Labels[row] : row < Labels.Length + Tests ? Labels[hiding.Copied[row - Labels.Length]] : row % Classes, row, hiding);
            return renamed ? hiding.Names[said] : said;
        }).ToArray();
        return Store(TestEvidence.Facts("{}", [Tensor.FromLongs("predictions", [predictions.Length], predictions)]));
    }

    private RunResult Store(Sandbox.BoxFacts facts)
    {
        var evidence = _store.Put(
            new RunIdentity(new string((char)('a' + _runs++), 64), "training", 1, TestEvidence.Image, "20 s")
            {
                Secret = Secret, HiddenLabels = _store.Blobs.Put(Labels), TestImages = Tests, Classes = Classes, Copies = Tests, Canaries = 100,
            },
            facts);
        return RunResult.Load(evidence, _store.Blobs);
    }
}

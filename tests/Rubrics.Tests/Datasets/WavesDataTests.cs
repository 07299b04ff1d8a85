using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Datasets;

public sealed class WavesDataTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public void Everybody_sees_the_same_series()
    {
        var lines = File.ReadAllLines(Path.Combine(Prepare().PublicFolder, "waves.csv"));
        lines.Length.ShouldBe(6001);
        lines[0].ShouldBe("t,value");
        lines[6000].ShouldMatch(@"^5999,-?[01]\.[0-9]{6}$");
        File.ReadAllText(Path.Combine(Prepare().PublicFolder, "waves.csv")).ShouldBe(WavesData.Csv());
    }

    [Fact]
    public void Only_the_secret_knows_the_hidden_windows()
    {
        var (contexts, targets) = WavesData.Hidden(Prepare(), 1);
        contexts.Shape.ShouldBe([256, 8]);
        targets.Shape.ShouldBe([256, 4]);
        WavesData.Hidden(Prepare(), 1).Targets.ToDoubles().ShouldBe(targets.ToDoubles());
        WavesData.Hidden(Prepare(), 2).Contexts.ToDoubles().ShouldNotBe(contexts.ToDoubles());
    }

    private PreparedWaves Prepare() => WavesData.Prepare(new DatasetRequirement { Name = "waves", Kind = DatasetKind.Waves, Context = 8, Horizon = 4 }, _cache);
}

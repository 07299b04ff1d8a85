using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Datasets;

public sealed class DatasetProviderTests : IDisposable
{
    private static readonly DatasetRequirement Digits = new() { Name = "digits", Kind = DatasetKind.SklearnDigits };
    private readonly string _cache = Directory.CreateTempSubdirectory("autograder-test-").FullName;
    private readonly HeldSandbox _box = new();

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_what_others_wait_for()
    {
        var provider = new DatasetProvider([], _cache, _box);
        using var impatient = new CancellationTokenSource();
        var first = GetAsync(provider, impatient.Token);
        await _box.Asked;
        var second = GetAsync(provider, CancellationToken.None);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        _box.Answer.SetResult(Exported());
        (await second).Split.ShouldNotBeNull();
        (await GetAsync(provider, CancellationToken.None)).ShouldBeSameAs(await second);
        _box.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        var provider = new DatasetProvider([], _cache, _box);
        var first = GetAsync(provider, CancellationToken.None);
        _box.Answer.SetException(new SandboxException("the engine is gone"));
        await Should.ThrowAsync<SandboxException>(() => first);
        _box.Answer = new();
        _box.Answer.SetResult(Exported());
        (await GetAsync(provider, CancellationToken.None)).Split.ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_end_ends_what_is_being_prepared()
    {
        using var life = new CancellationTokenSource();
        var waiting = GetAsync(new DatasetProvider([], _cache, _box) { Life = life.Token }, CancellationToken.None);
        await _box.Asked;
        await life.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private static Task<SplitResult> GetAsync(DatasetProvider provider, CancellationToken cancel) =>
        provider.GetAsync(Digits, new DataSplit(10, 5, 0, 5), ImageId.Parse(TestEvidence.Image), cancel);

    private static BoxFacts Exported() => TestEvidence.Facts(json: null) with
    {
        Files = [new BoxFile("digits.safetensors", SafeTensors.Write([new Tensor("images", TensorType.U8, [20, 64], new byte[20 * 64]), Tensor.FromLongs("labels", [20], [.. Enumerable.Range(0, 20).Select(i => i % 10L)])]))],
    };

    /// <summary>Answers when the test says so.</summary>
    private sealed class HeldSandbox : ISandbox
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _runs;

        public Task Asked => _asked.Task;

        public int Runs => _runs;

        public TaskCompletionSource<BoxFacts> Answer { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
        {
            Interlocked.Increment(ref _runs);
            _asked.TrySetResult();
            return Answer.Task.WaitAsync(cancel);
        }
    }
}

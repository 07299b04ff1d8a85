using Autograder.Rubrics.Evidence;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class KeyGatesTests
{
    private readonly KeyGates _gates = new();

    [Fact]
    public async Task One_at_a_time_for_a_key_and_nobody_waits_for_another_one()
    {
        var first = await _gates.EnterAsync("a", CancellationToken.None);
        var second = _gates.EnterAsync("a", CancellationToken.None);
        using var other = await _gates.EnterAsync("b", CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        first.Dispose();
        var third = _gates.EnterAsync("a", CancellationToken.None);
        using (await second)
        {
            third.IsCompleted.ShouldBeFalse();
        }

        (await third).Dispose();
        _gates.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        var first = await _gates.EnterAsync("a", CancellationToken.None);
        var second = _gates.EnterAsync("a", cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        first.Dispose();
        _gates.Count.ShouldBe(0);
    }
}

using Autograder.Rubrics.Grading;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Grading;

public sealed class CpuSlotsTests
{
    [Fact]
    public async Task A_wide_run_waits_for_all_cores()
    {
        using var slots = new CpuSlots(2);
        var narrow = await slots.TakeAsync(1, default);
        var wide = slots.TakeAsync(2, default);
        wide.IsCompleted.ShouldBeFalse();
        narrow.Dispose();
        (await wide).Dispose();
    }

    [Fact]
    public async Task A_run_wider_than_the_machine_gets_all_of_it()
    {
        using var slots = new CpuSlots(2);
        (await slots.TakeAsync(64, default)).Dispose();
        (await slots.TakeAsync(64, default)).Dispose();
    }

    [Fact]
    public async Task Giving_up_leaves_the_cores_to_others()
    {
        using var slots = new CpuSlots(2);
        var narrow = await slots.TakeAsync(1, default);
        using var cancel = new CancellationTokenSource();
        var wide = slots.TakeAsync(2, cancel.Token);
        cancel.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(wide);
        narrow.Dispose();
        (await slots.TakeAsync(2, default)).Dispose();
    }
}

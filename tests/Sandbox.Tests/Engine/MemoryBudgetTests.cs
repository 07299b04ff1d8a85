using Autograder.Sandbox.Engine;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class MemoryBudgetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Boxes_wait_for_memory_in_the_order_in_which_they_came()
    {
        var budget = Budget();
        var first = await budget.TakeAsync(60, CancellationToken.None);
        var large = budget.TakeAsync(1000, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var givesUp = budget.TakeAsync(100, cancelled.Token);
        var small = budget.TakeAsync(10, CancellationToken.None);
        (large.IsCompleted, small.IsCompleted).ShouldBe((false, false));

        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => givesUp);
        first.Dispose();
        (await large).Dispose(); // more than there is: alone
        (await small).Dispose();
        (await budget.TakeAsync(100, CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task Graders_of_one_machine_share_its_memory()
    {
        var (one, other) = (Budget(), Budget());
        var first = await one.TakeAsync(60, CancellationToken.None);
        var second = other.TakeAsync(60, CancellationToken.None);
        using var third = await one.TakeAsync(40, CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task What_a_dead_grader_held_is_free()
    {
        var left = Path.Combine(_folder, "90-0123456789abcdef"); // no lock: its holder is gone
        await File.WriteAllTextAsync(left, "");
        (await Budget().TakeAsync(100, CancellationToken.None)).Dispose();
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_given_back_while_another_grader_looks_is_nobodys_failure()
    {
        using var end = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(_ => Task.Run(() => GiveBackAllTheTime(end.Token))).ToList();
        var budget = Budget();
        for (var time = 0; time < 2000; time++)
        {
            (await budget.TakeAsync(1, CancellationToken.None)).Dispose();
        }

        await end.CancelAsync();
        await Task.WhenAll(others);
    }

    private void GiveBackAllTheTime(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                new FileStream(Path.Combine(_folder, $"1-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
                // without the turn, the other one may look at it first
            }
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_our_failure()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        (await Should.ThrowAsync<SandboxException>(() => new MemoryBudget(file, 100, TimeProvider.System).TakeAsync(1, CancellationToken.None))).Message.ShouldContain(file);
    }

    [Theory]
    [InlineData(0L, long.MaxValue)]
    [InlineData(1L << 30, 1L << 29)]
    [InlineData(8L << 30, 7L << 30)]
    [InlineData(100L << 30, 90L << 30)]
    public void A_machine_keeps_something_for_itself(long machine, long most) => MemoryBudget.For(machine).ShouldBe(most);

    private MemoryBudget Budget() => new(_folder, 100, TimeProvider.System);
}

using Shouldly;

namespace Autograder.Faults;

/// <summary>Waits for a condition, never for a time.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(3));
        while (!await condition())
        {
            limit.IsCancellationRequested.ShouldBeFalse($"waited in vain until {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}

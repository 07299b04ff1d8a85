namespace Autograder.Fuzz.Engine;

/// <summary>The reader ended, but not as it promises.</summary>
internal sealed class BrokenPromise(string promise) : Exception(promise)
{
    public static void Unless(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromise(promise);
        }
    }
}

// Tests kill, cut and fill up what they share.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]

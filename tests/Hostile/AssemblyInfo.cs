// Cases look at what a run left on this machine, so nothing else of this project may run boxes meanwhile.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]

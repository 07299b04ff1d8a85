namespace Autograder.Rubrics.Operations;

/// <summary>Names of a case's settings, as authors write them and drivers read them.</summary>
internal static class CaseKeys
{
    public const string Sizes = "sizes";
    public const string Classes = "classes";
    public const string Batch = "batch";
    public const string Examples = "examples";
    public const string Seed = "seed";
    public const string Scale = "scale";
    public const string Hidden = "hidden";
    public const string Optimizer = "optimizer";
    public const string Steps = "steps";
    public const string Eta = "eta";
    public const string Beta1 = "beta1";
    public const string Beta2 = "beta2";
    public const string Epsilon = "epsilon";
    public const string Lambda = "lambda";
    public const string Decay = "decay";
    public const string Epochs = "epochs";
    public const string Numeric = "numeric";
    public const string NumericStep = "numeric_eps";
}

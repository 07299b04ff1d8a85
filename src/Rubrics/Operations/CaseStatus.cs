namespace Autograder.Rubrics.Operations;

/// <summary>What a driver says about a case, word for word.</summary>
internal static class CaseStatus
{
    public const string Ok = "ok";
    public const string Error = "error";
    public const string Timeout = "timeout";
    public const string Unbound = "unbound";
    public const string Missing = "missing";
    public const string BadOutput = "bad-output";
    public const string Crashed = "crashed";
}

using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Operations;

/// <summary>What a driver reported about one case. Written where student code ran: every part of it may be nonsense.</summary>
/// <param name="Status">ok, error, timeout, unbound, missing, bad-output or crashed</param>
/// <param name="Message">the error as Python words it, or the driver's own sentence</param>
/// <param name="Line">line of the student's file, from 1</param>
/// <param name="Bound">which of the student's parameters took what, and <c>where</c> it was found</param>
/// <param name="Notes">the driver's remarks for the student</param>
/// <param name="Tensors">results by their name within the case</param>
public sealed record CaseResult(
    string Status,
    string? Message,
    int? Line,
    IReadOnlyDictionary<string, string> Bound,
    IReadOnlyList<string> Notes,
    IReadOnlyDictionary<string, Tensor> Tensors);

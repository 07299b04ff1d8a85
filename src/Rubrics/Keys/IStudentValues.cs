using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>What terms may ask about a student.</summary>
internal interface IStudentValues
{
    /// <summary>The student's own answer to a part as it was understood; null where there is none.</summary>
    Given? Answer(string part);

    /// <summary>A declared constant, or the default, or why there is none.</summary>
    Evaluated Assumed(Assumption assumption);

    /// <summary>Whether the last digit of the student's id is odd, or why nobody knows.</summary>
    (bool? Odd, string Problem) IdIsOdd { get; }
}

/// <summary>Nobody: for what is the same for all students.</summary>
internal sealed class NoStudent : IStudentValues
{
    public Given? Answer(string part) => null;

    public Evaluated Assumed(Assumption assumption) => Evaluated.Failed($"'{assumption.Name}' is chosen by the student");

    public (bool? Odd, string Problem) IdIsOdd => (null, "there is no student");
}

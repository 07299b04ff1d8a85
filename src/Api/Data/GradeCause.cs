namespace Autograder.Api.Data;

/// <summary>Why a grade was made.</summary>
internal enum GradeCause
{
    Graded,
    Marked,
    Regraded,
    RubricChanged,
    Undone,
}

namespace Autograder.Reference.Analysis;

/// <summary>What a function does around a point. The numbers are results of a calculator and never change.</summary>
internal enum PointKind
{
    Maximum = -1,
    Saddle = 0,
    Minimum = 1,

    /// <summary>The gradient is not zero.</summary>
    NotStationary = 2,

    /// <summary>The gradient is zero, and the Hessian has eigenvalues of one sign and zeros, so that it decides nothing.</summary>
    Undecided = 3,
}

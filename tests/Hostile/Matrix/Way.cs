namespace Autograder.Hostile.Matrix;

/// <summary>The five ways in which code is graded; each has a package under packages/.</summary>
public enum Way
{
    /// <summary>Functions are called with chosen inputs, each call in a process of its own.</summary>
    Outputs,

    /// <summary>A network is trained, and measured on images whose labels are not in the box.</summary>
    Metric,

    /// <summary>A notebook is executed, and its model is measured.</summary>
    Notebook,

    /// <summary>A program is started as it is and writes a file of predictions.</summary>
    Predictions,

    /// <summary>A report in PDF is handed in with code beside it: both are looked at, each in a box.</summary>
    Pdf,
}

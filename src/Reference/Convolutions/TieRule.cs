namespace Autograder.Reference.Convolutions;

/// <summary>Where the derivative of a maximum goes when several entries of a window are largest.</summary>
internal enum TieRule
{
    /// <summary>to the first in reading order, padding counts</summary>
    First,

    /// <summary>to the last in reading order, padding counts</summary>
    Last,

    /// <summary>to the padding, where it is lost</summary>
    Padding,

    /// <summary>to the first entry that is not padding</summary>
    Values,

    /// <summary>to all of them in equal parts</summary>
    Split,
}

namespace Autograder.Reference.Optimisers;

/// <summary>What Rprop does when a derivative has changed its sign.</summary>
internal enum RpropVariant
{
    /// <summary>Rprop⁻: a shorter step the other way (Igel and Hüsken 2003)</summary>
    Minus,

    /// <summary>Rprop⁺: back to where the last step came from, then a pause in adapting (Riedmiller and Braun 1993)</summary>
    Plus,

    /// <summary>iRprop⁻: stays for one step (Igel and Hüsken 2003; PyTorch)</summary>
    ImprovedMinus,

    /// <summary>iRprop⁺: back only when the error grew (Igel and Hüsken 2003)</summary>
    ImprovedPlus,

    /// <summary>undoes the step and repeats it shorter from where it began, until the sign no longer changes</summary>
    Backtracking,
}

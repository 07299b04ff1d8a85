using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>How the marks of an item's parts become the marks of the item.</summary>
/// <remarks>Parts are named within the item, or in full (<c>item.part</c>) where they belong to another one.</remarks>
public sealed record MarkingRules
{
    /// <summary>The parts' marks are added.</summary>
    public static readonly MarkingRules Additive = new();

    /// <summary>Everything must be right.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>So many of the parts count, the best ones.</summary>
    public int? Best { get; init; }

    /// <summary>The parts may be worth more than the item.</summary>
    public bool Cap { get; init; }

    /// <summary>A part counts only when all parts before it are right.</summary>
    public bool Cumulative { get; init; }

    /// <summary>Sets of parts of which the best one counts, without mixing; parts in no set always count.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Either { get; init; } = [];

    /// <summary>Nothing is earned unless all of these are right.</summary>
    public IReadOnlyList<string> Gate { get; init; } = [];
    public IReadOnlyList<Deduction> Deductions { get; init; } = [];

    /// <summary>Groups of parts that together earn at least something once one of them is attempted.</summary>
    public IReadOnlyList<GroupFloor> Floors { get; init; } = [];

    /// <summary>Least marks that deductions leave.</summary>
    public Marks Floor { get; init; } = Marks.Zero;
}

/// <summary>Marks taken off.</summary>
/// <param name="Marks">Negative.</param>
/// <param name="Unless">The part that must be right for nothing to be taken off; null where a marker decides.</param>
public sealed record Deduction(string Text, Marks Marks, string? Unless);

/// <summary>Least marks of a group of parts of which at least one is attempted.</summary>
public sealed record GroupFloor(IReadOnlyList<string> Parts, Marks Least);

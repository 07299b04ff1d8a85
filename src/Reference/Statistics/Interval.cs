namespace Autograder.Reference.Statistics;

/// <summary>A closed interval.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    public bool Contains(double value) => Lower <= value && value <= Upper;
}

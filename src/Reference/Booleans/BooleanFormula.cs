namespace Autograder.Reference.Booleans;

/// <summary>A formula of false and true: closed family.</summary>
public abstract record BooleanFormula
{
    private BooleanFormula()
    {
    }

    /// <summary>The value where variable i is true if bit i of <paramref name="assignment"/> is set.</summary>
    public abstract bool At(int assignment);

    /// <summary>TeX without dollar signs.</summary>
    public abstract string Tex { get; }

    public sealed record Constant(bool Value) : BooleanFormula
    {
        public override bool At(int assignment) => Value;

        public override string Tex => Value ? "1" : "0";
    }

    public sealed record Variable(string Name, int Index) : BooleanFormula
    {
        public override bool At(int assignment) => (assignment >> Index & 1) == 1;

        public override string Tex => Name.Length == 1 ? Name : $"{Name[0]}_{{{Name[1..].TrimStart('_')}}}";
    }

    public sealed record Not(BooleanFormula Operand) : BooleanFormula
    {
        public override bool At(int assignment) => !Operand.At(assignment);

        public override string Tex => $"\\overline{{{Operand.Tex}}}";
    }

    public sealed record And(BooleanFormula Left, BooleanFormula Right) : BooleanFormula
    {
        public override bool At(int assignment) => Left.At(assignment) && Right.At(assignment);

        public override string Tex => $"{Bracketed(Left)} \\cdot {Bracketed(Right)}";

        private static string Bracketed(BooleanFormula formula) => formula is Or or Xor ? $"\\left({formula.Tex}\\right)" : formula.Tex;
    }

    public sealed record Or(BooleanFormula Left, BooleanFormula Right) : BooleanFormula
    {
        public override bool At(int assignment) => Left.At(assignment) || Right.At(assignment);

        public override string Tex => $"{Left.Tex} + {Right.Tex}";
    }

    public sealed record Xor(BooleanFormula Left, BooleanFormula Right) : BooleanFormula
    {
        public override bool At(int assignment) => Left.At(assignment) != Right.At(assignment);

        public override string Tex => $"\\left({Left.Tex} \\oplus {Right.Tex}\\right)";
    }
}

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>When a typed number counts as the key: closed family.</summary>
public abstract record Closeness
{
    private const double Rounding = 1e-9;

    private Closeness() { }

    /// <summary>Close to a part in a thousand or to half a thousandth, as numbers rounded to three digits are; whole numbers exactly.</summary>
    public static Closeness Usual { get; } = new UsualRule();

    public abstract bool Holds(double got, double key);

    /// <summary>In words for students, such as "to 3 significant digits".</summary>
    public abstract string Words { get; }

    /// <summary>Within the larger of the two bounds.</summary>
    public sealed record Within(double Relative, double Absolute) : Closeness
    {
        public override bool Holds(double got, double key) => Finite(got, key)
            ? Math.Abs(got - key) <= Math.Max(Absolute, Relative * Math.Abs(key)) * (1 + Rounding)
            : got.Equals(key);

        public override string Words => "within rounding";
    }

    /// <summary>The same number, but for the last bits of a double.</summary>
    public sealed record Exact : Closeness
    {
        public override bool Holds(double got, double key) =>
            Finite(got, key) ? Math.Abs(got - key) <= Rounding * Math.Max(1e-6, Math.Abs(key)) : got.Equals(key);

        public override string Words => "exactly";
    }

    /// <summary>Equal when rounded to so many significant digits.</summary>
    public sealed record SignificantDigits(int Digits) : Closeness
    {
        public override bool Holds(double got, double key)
        {
            if (!Finite(got, key) || key == 0)
            {
                return got.Equals(key);
            }

            var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(key))) - Digits + 1);
            return Math.Abs(got - key) <= 0.5 * unit * (1 + 1e-6);
        }

        public override string Words => $"to {Digits} significant digits";
    }

    private sealed record UsualRule : Closeness
    {
        private static readonly Within Rounded = new(1e-3, 5e-4);
        private static readonly Within Whole = new(0, 5e-4);

        public override bool Holds(double got, double key) =>
            (double.IsInteger(key) || Math.Abs(key - Math.Round(key)) < Rounding * Math.Abs(key) ? Whole : Rounded).Holds(got, key);

        public override string Words => "within rounding";
    }

    private static bool Finite(double got, double key) => double.IsFinite(got) && double.IsFinite(key);
}

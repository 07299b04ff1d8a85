using Autograder.Reference.Calculators;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts whose key is a number or an array of numbers.</summary>
internal static class ValueReader
{
    private static readonly Dictionary<string, MatrixShare> Shares = new()
    {
        ["all"] = MatrixShare.All,
        ["entry"] = MatrixShare.Entry,
        ["row"] = MatrixShare.Row,
        ["column"] = MatrixShare.Column,
    };

    public static PartCheck ReadNumber(YamlCursor at, Marks marks, PackageScope scope) => new PartCheck.Number
    {
        Value = RequireKey(at, scope),
        Closeness = ReadCloseness(at),
        Unit = at.FindText("unit"),
        UnevaluatedShare = ReadUnevaluated(at),
        Others = ReadReadings(at, scope),
    };

    public static PartCheck ReadMatrix(YamlCursor at, Marks marks, PackageScope scope) => ReadMatrix(at, scope, ReadShape(at));

    /// <summary>What students are told about the shape: columns, or rows and columns.</summary>
    private static List<int> ReadShape(YamlCursor at)
    {
        var lengths = at.Find("shape")?.Elements().Select(e => e.Int(1, 64)).ToList() ?? [];
        if (at.Has("shape") && lengths.Count is not (1 or 2))
        {
            at.Find("shape")?.Problem("the shape of a grid is [columns] or [rows, columns]");
        }

        return lengths;
    }

    private static PartCheck.Matrix ReadMatrix(YamlCursor at, PackageScope scope, List<int> shape) => new()
    {
        Rows = shape.Count == 0 ? null : shape.Count == 1 ? 1 : shape[0],
        Columns = shape.Count == 0 ? null : shape[^1],
        Value = RequireKey(at, scope),
        Closeness = ReadCloseness(at),
        Others = ReadReadings(at, scope),
        Transposed = at.Find("transposed")?.Bool() ?? false,
        AnyOrder = at.Find("order") is { } order && order.OneOf(new Dictionary<string, bool> { ["any"] = true, ["fixed"] = false }),
        Scaled = at.Find("scaled")?.Bool() ?? false,
        Flipped = at.Find("flipped")?.Bool() ?? false,
        Share = at.Find("share")?.OneOf(Shares) ?? MatrixShare.All,
        UnevaluatedShare = ReadUnevaluated(at),
        Symbols = at.Find("symbols")?.Elements().Select(e => e.Text()).ToList() ?? [],
    };

    public static Term RequireKey(YamlCursor at, PackageScope scope) =>
        at.Require("key") is { } key ? scope.Terms.Read(key) : new Term.Literal(new Given.Text(""));

    public static Readings ReadReadings(YamlCursor at, PackageScope scope) => new(
        at.Find("accept") is { } accept ? ReadList(accept, 1, scope) : [],
        at.Find("follow") is { } follow ? ReadList(follow, 1, scope) : [],
        at.Find("near") is { } near ? ReadList(near, 0, scope) : []);

    public static decimal ReadShare(YamlCursor at, decimal usual) => ReadShare(at, "share", usual);

    private static decimal ReadUnevaluated(YamlCursor at) => ReadShare(at, "unevaluated_share", 1);

    public static decimal ReadShare(YamlCursor at, string key, decimal usual)
    {
        if (at.Find(key) is not { } written)
        {
            return usual;
        }

        var share = written.Decimal();
        if (share is < 0 or > 1)
        {
            written.Problem("a share is from 0 to 1");
        }

        return share;
    }

    /// <summary>One reading or a list of them; a bare value is a reading without words.</summary>
    private static IReadOnlyList<Reading> ReadList(YamlCursor at, decimal usual, PackageScope scope) =>
        at.Node is YamlDotNet.RepresentationModel.YamlSequenceNode ? [.. at.Elements().Select(e => ReadReading(e, usual, scope))] : [ReadReading(at, usual, scope)];

    private static Reading ReadReading(YamlCursor at, decimal usual, PackageScope scope)
    {
        if (at.Node is YamlDotNet.RepresentationModel.YamlScalarNode)
        {
            return new Reading(scope.Terms.Read(at), [], usual, "");
        }

        var (share, says) = (ReadShare(at, usual), at.FindText("says") ?? "");
        if (at.Find("holds") is { } conditions)
        {
            var holding = new Reading(null, ReadConditions(conditions, scope), share, says);
            at.NothingElse();
            return holding;
        }

        if (!at.Has("key"))
        {
            return new Reading(scope.Terms.Read(at, ["share", "says"]), [], share, says);
        }

        var reading = new Reading(RequireKey(at, scope), [], share, says);
        at.NothingElse();
        return reading;
    }

    private static List<Condition> ReadConditions(YamlCursor at, PackageScope scope) =>
        at.Node is YamlDotNet.RepresentationModel.YamlSequenceNode ? [.. at.Elements().Select(e => ReadCondition(e, scope))] : [ReadCondition(at, scope)];

    private static Condition ReadCondition(YamlCursor at, PackageScope scope)
    {
        var condition = new Condition(scope.Terms.Read(at, ["equals"]), at.Require("equals")?.Tree() ?? new Given.Text(""));
        return condition;
    }

    private static Closeness ReadCloseness(YamlCursor at)
    {
        if (at.Find("tolerance") is not { } tolerance)
        {
            return Closeness.Usual;
        }

        if (tolerance.Node is YamlDotNet.RepresentationModel.YamlScalarNode)
        {
            if (tolerance.Text() != "exact")
            {
                tolerance.Problem("write exact, or { relative, absolute }, or { digits }");
            }

            return new Closeness.Exact();
        }

        if (tolerance.Find("digits") is { } digits)
        {
            var significant = new Closeness.SignificantDigits(digits.Int(1, 12));
            tolerance.NothingElse();
            return significant;
        }

        var (relative, absolute) = (tolerance.Find("relative")?.Double() ?? 0, tolerance.Find("absolute")?.Double() ?? 0);
        if (relative is < 0 or > 1 || absolute < 0 || relative + absolute == 0)
        {
            tolerance.Problem("give relative (0 to 1), absolute (0 or more), or both, not both zero; or digits; or the word exact");
        }

        tolerance.NothingElse();
        return new Closeness.Within(relative, absolute);
    }
}

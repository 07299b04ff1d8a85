namespace Autograder.Hostile.Uploads;

/// <summary>One hostile upload: what is handed in to which package, and what has to come of it.</summary>
/// <param name="Id">As in the list of attack classes where that names it.</param>
/// <param name="What">What it tries.</param>
/// <param name="Package">Folder below packages.</param>
/// <param name="Name">Name of the uploaded file.</param>
/// <param name="Bytes">Made when the case runs.</param>
internal sealed record UploadCase(string Id, string What, string Package, string Name, Func<byte[]> Bytes, Outcome Expected)
{
    /// <summary>Who handed in, as written down outside the submission; empty where nobody wrote it down.</summary>
    public IReadOnlyList<string> Recorded { get; init; } = ["Ana Novak (63210001)"];

    /// <summary>Words that nothing may say: they would mean that a limit was reached.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    public override string ToString() => $"{Id} {What}";
}

/// <summary>What an upload may come to. A closed family.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Not taken in; the first reason holds these words, and no box was started.</summary>
    public sealed record Refused(string Words) : Outcome;

    /// <summary>Graded with exactly these marks; every text stands somewhere in what the student reads.</summary>
    public sealed record Marks(decimal Total, params string[] Says) : Outcome;

    /// <summary>Graded with any marks that the item allows: never a fault of ours.</summary>
    public sealed record GradedAnyhow(params string[] Says) : Outcome;
}

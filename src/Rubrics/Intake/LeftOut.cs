using System.IO.Enumeration;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// Files that never become part of a submission: caches and litter of tools, and files that Python, pytest, Jupyter or
/// matplotlib would load by themselves and that could so change how the work is run.
/// </summary>
/// <param name="What">What is left out: the file, or the folder with everything in it.</param>
/// <param name="Why">The reason, words for the student.</param>
internal sealed record LeftOut(string What, string Why)
{
    private const string Cache = "a cache that is made anew on every run";
    private const string Litter = "put there by the operating system, not part of your work";
    private const string SelfLoading = "a program would load it by itself and run differently; settings belong into your own code";

    private static readonly (string Name, string Why)[] Folders =
    [
        ("__pycache__", Cache), (".ipynb_checkpoints", "old copies of notebooks that Jupyter keeps"), ("__MACOSX", Litter),
        (".git", "the history of a repository, not part of your work"), (".pytest_cache", Cache), (".mypy_cache", Cache),
        (".ipython", SelfLoading), (".jupyter", SelfLoading), (".vscode", "settings of an editor"), (".idea", "settings of an editor"),
    ];

    private static readonly (string Pattern, string Why)[] Names =
    [
        ("sitecustomize.py", SelfLoading), ("usercustomize.py", SelfLoading), ("conftest.py", SelfLoading),
        ("ipython_config.py", SelfLoading), ("ipython_config.json", SelfLoading), ("jupyter_*config.py", SelfLoading), ("jupyter_*config.json", SelfLoading),
        ("matplotlibrc", SelfLoading), (".env", "it may hold passwords, and nothing here reads it"), (".git", "part of a repository, not of your work"),
        ("*.pyc", "compiled Python; the source is what is graded"), ("*.pyo", "compiled Python; the source is what is graded"),
        (".DS_Store", Litter), ("._*", Litter), ("Thumbs.db", Litter), ("desktop.ini", Litter), ("~$*", Litter),
    ];

    /// <summary>Decides by the path alone; null for a file that stays.</summary>
    internal static LeftOut? Of(string path)
    {
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var folder = Array.Find(Folders, folder => folder.Name.Equals(segments[i], StringComparison.OrdinalIgnoreCase));
            if (folder.Name is not null)
            {
                return new LeftOut(string.Join('/', segments[..(i + 1)]) + "/", folder.Why);
            }
        }

        var name = Array.Find(Names, name => FileSystemName.MatchesSimpleExpression(name.Pattern, segments[^1]));
        return name.Pattern is null ? null : new LeftOut(path, name.Why);
    }

    /// <summary>Decides by content too: a <c>.pth</c> that is a saved model stays, one that is text would be run by Python at start.</summary>
    internal static LeftOut? Of(string path, ReadOnlySpan<byte> content) =>
        path.EndsWith(".pth", StringComparison.OrdinalIgnoreCase) && content is not ([0x50, 0x4B, 0x03, 0x04, ..] or [0x80, ..])
            ? new LeftOut(path, SelfLoading)
            : Of(path);
}

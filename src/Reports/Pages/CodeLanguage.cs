namespace Autograder.Reports.Pages;

/// <summary>Languages whose words are told apart.</summary>
public enum CodeLanguage { Plain, Python, Json, Yaml }

/// <summary>Which language a file is written in.</summary>
public static class CodeLanguages
{
    /// <summary>By the ending of its name; plain text where that says nothing.</summary>
    public static CodeLanguage OfFile(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".py" or ".pyi" => CodeLanguage.Python,
        ".json" or ".ipynb" => CodeLanguage.Json,
        ".yaml" or ".yml" => CodeLanguage.Yaml,
        _ => CodeLanguage.Plain,
    };

    /// <summary>By the name that stands behind the fence of a code block.</summary>
    internal static CodeLanguage OfFence(string? info) => info?.Trim().Split(' ')[0].ToLowerInvariant() switch
    {
        "python" or "py" => CodeLanguage.Python,
        "json" => CodeLanguage.Json,
        "yaml" or "yml" => CodeLanguage.Yaml,
        _ => CodeLanguage.Plain,
    };
}

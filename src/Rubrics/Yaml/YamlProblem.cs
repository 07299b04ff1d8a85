namespace Autograder.Rubrics.Yaml;

/// <summary>A mistake in a YAML file: which file, where (1-based), what is wrong and what to write instead.</summary>
public sealed record YamlProblem(string File, long Line, string Path, string Message)
{
    public override string ToString() =>
        Path.Length == 0 ? $"{File}:{Line}: {Message}" : $"{File}:{Line}: {Path}: {Message}";
}

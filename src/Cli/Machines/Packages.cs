using Autograder.Rubrics.Assignments;

namespace Autograder.Cli.Machines;

/// <summary>Finds and reads the package a caller names.</summary>
internal static class Packages
{
    /// <exception cref="CallerMistake">There is no such package, or it has mistakes: all of them, as file:line: message.</exception>
    public static Assignment Load(string named) => Require(AssignmentLoader.Load(Resolve(named)));

    /// <summary>The same with what makes proofs quick, where the package has it.</summary>
    /// <exception cref="CallerMistake">There is no such package, or it has mistakes.</exception>
    public static Assignment LoadQuick(string named) => Require(AssignmentLoader.LoadQuick(Resolve(named)));

    private static Assignment Require(AssignmentResult result) =>
        result.Assignment ?? throw new CallerMistake([.. result.Problems.Select(p => p.ToString())]);

    /// <summary>Reads several, and reports the mistakes of all of them together.</summary>
    /// <exception cref="CallerMistake">Some cannot be read.</exception>
    public static IReadOnlyList<Assignment> LoadAll(IReadOnlyList<string> named)
    {
        var mistakes = new List<string>();
        var assignments = named.Select(name => TryLoad(name, mistakes)).OfType<Assignment>().ToList();
        return mistakes.Count == 0 ? assignments : throw new CallerMistake(mistakes);
    }

    /// <summary>The package, or null with its mistakes added.</summary>
    public static Assignment? TryLoad(string named, ICollection<string> mistakes)
    {
        try
        {
            return Load(named);
        }
        catch (CallerMistake mistake)
        {
            foreach (var problem in mistake.Problems)
            {
                mistakes.Add(problem);
            }

            return null;
        }
    }

    /// <summary>A folder as it is; a plain name is looked up below assignments/, here and around the program.</summary>
    public static string Resolve(string named)
    {
        if (Directory.Exists(named))
        {
            return named;
        }

        var places = SourceTree.Find(ShippedPackages.Parent).Select(folder => Path.Combine(folder, named)).ToList();
        return (named.Contains('/') ? null : places.Find(Directory.Exists))
            ?? throw new CallerMistake($"There is no assignment package '{named}': no such folder{(named.Contains('/') ? "" : $", and none of that name below {ShippedPackages.Parent}/")}.");
    }
}

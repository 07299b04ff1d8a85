using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;

namespace Autograder.Cli.Doctor;

/// <summary>Whether each package below assignments/ can be read, and has its data.</summary>
internal sealed class DatasetChecks(Surroundings around)
{
    public IEnumerable<Finding> Run()
    {
        foreach (var folder in ShippedPackages.All())
        {
            var result = AssignmentLoader.Load(folder);
            var slug = Path.GetFileName(folder);
            if (result.Assignment is not { } assignment)
            {
                yield return new Finding($"Package {slug}", Health.Note, PlainText.Line(result.Problems[0].ToString()), $"autograder check {slug} lists every mistake.");
                continue;
            }

            foreach (var dataset in assignment.Datasets)
            {
                yield return Of(slug, dataset);
            }
        }
    }

    private Finding Of(string slug, DatasetRequirement dataset)
    {
        var what = $"Dataset {dataset.Name}";
        if (dataset.Kind is DatasetKind.SklearnDigits or DatasetKind.Waves)
        {
            return new Finding(what, Health.Good, dataset.Kind == DatasetKind.Waves ? "generated" : "ships in the image");
        }

        return DatasetFinder.Find(dataset, DatasetFinder.SearchFolders(around.Variable("AUTOGRADER_DATA")), around.CacheFolder) switch
        {
            DatasetLocation.Found found => new Finding(what, Health.Good, found.Folder),
            DatasetLocation.Missing missing => new Finding(what, Health.Note, $"missing; items of {slug} that need it wait", missing.What),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

using Autograder.Rubrics.Assignments;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Assignments;

/// <summary>quick.yaml lies over assignment.yaml for quick proofs, and nowhere else.</summary>
public sealed class QuickProofTests : IDisposable
{
    private readonly TestPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Changes_what_it_names_and_leaves_the_rest()
    {
        Write("""
            runs: { training: { seeds: [7, 8, 9], limits: { wall: 5s } } }
            items:
              accuracy: { threshold: 0.3 }
              softmax: { criteria: { 1: { text: The same batch } } }
            """);
        var quick = Quick();
        var run = quick.Runs.Single(r => r.Name == "training");
        run.Seeds.ShouldBe([7L, 8L, 9L]);
        run.Limits.WallTime.ShouldBe(TimeSpan.FromSeconds(5));
        run.Limits.CpuTime.ShouldBe(TimeSpan.FromSeconds(20));
        quick.IsQuick.ShouldBeTrue();
        quick.Items[1].Check.ShouldBeOfType<ItemCheck.Metric>().Threshold.ShouldBe(0.3m);
        quick.Items[0].Check.ShouldBeOfType<ItemCheck.Outputs>().Criteria.ShouldHaveSingleItem().Text.ShouldBe("The same batch");
    }

    [Fact]
    public void Lists_with_ids_merge_by_them()
    {
        Write("items: [ { id: accuracy, threshold: 0.3 } ]");
        Quick().Items.Select(i => i.Id).ShouldBe(["softmax", "accuracy", "number"]);
    }

    [Fact]
    public void Says_nothing_to_a_grading()
    {
        var before = _package.Load();
        Write("items: { accuracy: { threshold: 0.3 } }");
        var graded = _package.Load();
        graded.Sha256.ShouldBe(before.Sha256);
        graded.IsQuick.ShouldBeFalse();
        graded.Items[1].Check.ShouldBeOfType<ItemCheck.Metric>().Threshold.ShouldBe(0.6m);
    }

    [Fact]
    public void Finds_items_in_the_files_beside_the_package()
    {
        _package.Write(TestPackage.Yaml.Replace("format: 1", "format: 1\nitems_from: [more.yaml]"));
        File.WriteAllText(Path.Combine(_package.Folder, "more.yaml"), "- { id: extra, title: One more, asked: a, kind: number, marks: 2, key: 43 }\n");
        Write("items: { extra: { marks: 1 } }");
        Quick().Items[^1].Marks.Value.ShouldBe(1m);
    }

    [Fact]
    public void Mistakes_name_the_file_and_line_that_they_are_in()
    {
        Write("""
            runs:
              training: { limits: { wall: soon } }
              flying: { wings: 2 }
            items:
              accuracy: { threshold: 42 }
              acuracy: { threshold: 1 }
              softmax: { criteria: { 2: { marks: 1 } } }
            pages: 3
            """);
        var problems = AssignmentLoader.LoadQuick(_package.Folder).Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("quick.yaml:2") && p.Contains("soon"));
        problems.ShouldContain(p => p.Contains("quick.yaml:3") && p.Contains("'wings' is not known here"));
        problems.ShouldContain(p => p.Contains("quick.yaml:5") && p.Contains("42 % is 0.42"));
        problems.ShouldContain(p => p.Contains("quick.yaml:6") && p.Contains("there is no 'acuracy'") && p.Contains("softmax, accuracy, number"));
        problems.ShouldContain(p => p.Contains("quick.yaml:7") && p.Contains("there is no '2'"));
        problems.ShouldContain(p => p.Contains("quick.yaml:8") && p.Contains("'pages' is not known here"));
        AssignmentLoader.Load(_package.Folder).Problems.ShouldBeEmpty();
    }

    private void Write(string yaml) => File.WriteAllText(Path.Combine(_package.Folder, AssignmentLoader.QuickName), yaml);

    private Assignment Quick()
    {
        var loaded = AssignmentLoader.LoadQuick(_package.Folder);
        loaded.Problems.Select(p => p.ToString()).ShouldBeEmpty();
        return loaded.Assignment.ShouldNotBeNull();
    }
}

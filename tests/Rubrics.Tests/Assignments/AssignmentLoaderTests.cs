using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Keys;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Assignments;

public sealed class AssignmentLoaderTests
{
    [Fact]
    public void Understands_a_sound_package()
    {
        using var package = new TestPackage();
        var assignment = package.Load();
        assignment.Maximum.Value.ShouldBe(6m);
        assignment.Items.Select(i => i.Check.Kind).ShouldBe(["outputs", "metric", "number"]);
        var part = assignment.Items[2].Check.ShouldBeOfType<ItemCheck.Answers>().Parts.ShouldHaveSingleItem();
        var key = new TermEvaluator(assignment.Keys, new NoStudent()).Evaluate(part.Check.Key.ShouldNotBeNull());
        key.Value.ShouldBeOfType<Given.Number>().Value.ShouldBe(0.1 * Math.Exp(-0.5), 1e-12);
    }

    [Fact]
    public void Reports_every_mistake_at_once_with_its_line()
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml
            .Replace("marks: 2\n    run", "marks: 3\n    run")
            .Replace("driver: training", "driver: nowhere")
            .Replace("threshold: 0.6", "threshold: 42")
            .Replace("kind: number", "kind: numbr")
            .Replace("softmax-wrong-axis", "softmax-wrong-axes"));
        var problems = AssignmentLoader.Load(package.Folder).Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("criteria add up to 2, the item has 3"));
        problems.ShouldContain(p => p.Contains("there is no drivers/nowhere.py"));
        problems.ShouldContain(p => p.Contains("42 % is 0.42"));
        problems.ShouldContain(p => p.Contains("'numbr' is not a kind"));
        problems.ShouldContain(p => p.Contains("'softmax-wrong-axes' is not a mistake"));
        problems.ShouldAllBe(p => p.Contains("assignment.yaml:"));
    }

    [Fact]
    public void Compares_a_typed_key_with_the_computed_one()
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("result: RESULT", "result: RESULT, value: 0.07"));
        AssignmentLoader.Load(package.Folder).Problems.ShouldHaveSingleItem().Message.ShouldContain("does not agree with the computed one");
    }

    /// <summary>The name goes into an address of the engine's: one that leads elsewhere there would ask for something else.</summary>
    [Theory]
    [InlineData("../containers")]
    [InlineData("course/../../info")]
    [InlineData("/numpy")]
    [InlineData("numpy?all=1")]
    [InlineData("'two words'")]
    public void An_image_has_a_name_that_leads_nowhere_else(string name)
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("image: numpy", "image: " + name));
        AssignmentLoader.Load(package.Folder).Problems.ShouldContain(p => p.Message.Contains("no name of an image"));
    }

    [Theory]
    [InlineData("pytorch")]
    [InlineData("registry.example.org:5000/course/cuda:12.4_cudnn-9")]
    [InlineData("course/cuda@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void An_image_of_ones_own_has_its_full_name(string name)
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("image: numpy", "image: " + name));
        AssignmentLoader.Load(package.Folder).Problems.ShouldNotContain(p => p.Message.Contains("no name of an image"));
    }

    [Fact]
    public void Refuses_a_comparison_of_two_things_at_once()
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("items:\n", """
              both:
                driver: training
                kind: comparison
                data: digits
                split: { train: 1, visible: 1 }
                arms: [ { id: a, eta: 1, hidden: [3] }, { id: b, eta: 2, hidden: [4] } ]
                allowed_difference: [eta]
                limits: { wall: 1s, cpu: 1s, memory: 64MiB }
            items:

            """.Replace("            items", "items")));
        AssignmentLoader.Load(package.Folder).Problems.ShouldContain(p => p.Message.Contains("the arms differ in 'hidden'"));
    }

    [Fact]
    public void Says_what_a_folder_without_a_package_lacks()
    {
        using var package = new TestPackage();
        AssignmentLoader.Load(package.Root).Problems.ShouldHaveSingleItem().Message.ShouldContain("there is no assignment.yaml");
    }

    [Fact]
    public void Changes_its_hash_with_a_driver()
    {
        using var package = new TestPackage();
        var before = package.Load();
        File.WriteAllText(Path.Combine(package.Folder, "drivers", "training.py"), "pass");
        var after = package.Load();
        after.Sha256.ShouldNotBe(before.Sha256);
        after.DriversSha256.ShouldNotBe(before.DriversSha256);
    }

    [Fact]
    public void Reports_rules_that_runs_cannot_serve()
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("seeds: [1, 2, 3]", "seeds: [1, 1]"));
        var problems = AssignmentLoader.Load(package.Folder).Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("each only once"));
        problems.ShouldContain(p => p.Contains("may need 3 runs"));
    }

    [Fact]
    public void Reports_a_run_without_seeds()
    {
        using var package = new TestPackage();
        package.Write(TestPackage.Yaml.Replace("seeds: [1, 2, 3]", "seeds: []"));
        AssignmentLoader.Load(package.Folder).Problems.ShouldContain(p => p.Message.Contains("at least one seed"));
    }

    [Fact]
    public void Everything_in_drivers_counts_as_driver()
    {
        using var package = new TestPackage();
        var before = package.Load().DriversSha256;
        File.WriteAllText(Path.Combine(package.Folder, "drivers", "inputs.json"), "{}");
        package.Load().DriversSha256.ShouldNotBe(before);
    }
}

using Autograder.Reference.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class MlpForwardBackwardTests
{
    private const string Name = "mlp_forward_backward";

    private static readonly (string, object)[] Worked =
    [
        ("sizes", new[] { 2, 2, 2 }),
        ("activation", new[] { "sigmoid", "sigmoid" }),
        ("w", new[] { new[] { new[] { 0.15, 0.20 }, [0.25, 0.30] }, [[0.40, 0.45], [0.50, 0.55]] }),
        ("b", new[] { new[] { 0.35, 0.35 }, [0.60, 0.60] }),
        ("loss", "half_sum_of_squares"),
        ("x", new[] { 0.05, 0.10 }),
        ("target", new[] { 0.01, 0.99 }),
        ("eta", 0.5),
    ];

    [Fact]
    public void Reproduces_a_published_worked_example_by_address()
    {
        var results = Givens.Computed(Name, Worked);

        results.At("z[1][1]").ShouldBe(0.3775, 1e-12);
        results.At("a[1][2]").ShouldBe(0.596884378, 1e-9);
        results.At("y[1]").ShouldBe(0.75136507, 1e-8);
        results.At("loss").ShouldBe(0.298371109, 1e-9);
        results.At("dL/dw[2][1,1]").ShouldBe(0.082167041, 1e-9);
        results.At("w_new[2][1,1]").ShouldBe(0.35891648, 1e-8);
        results.At("dL/dw[1][1,1]").ShouldBe(0.000438568, 1e-9);
        results.At("w_new[1][1,1]").ShouldBe(0.149780716, 1e-9);
    }

    [Fact]
    public void Whole_arrays_have_addresses_too()
    {
        var results = Givens.Computed(Name, Worked);

        results["dL/dw[1]"].HasShape(2, 2).ShouldBeTrue();
        results["dL/db[1]"].HasShape(2).ShouldBeTrue();
        results.Names[0].ShouldBe("z[1]");
    }

    [Theory]
    [InlineData("w_new[3][1,1]")]
    [InlineData("w_new[1][0,1]")]
    [InlineData("w_new[1][1,3]")]
    [InlineData("w_new[1][1]")]
    [InlineData("y[-1]")]
    [InlineData("y[")]
    [InlineData("[1]")]
    [InlineData("nothing")]
    public void Unknown_addresses_find_nothing(string address)
    {
        Givens.Computed(Name, Worked).TryGet(address, out _).ShouldBeFalse();
    }

    [Fact]
    public void Several_examples_are_columns()
    {
        var results = Givens.Computed(
            Name,
            ("sizes", new[] { 1, 1 }), ("activation", new[] { "linear" }), ("w", new[] { new[] { new[] { 2.0 } } }),
            ("x", new[] { new[] { 1.0, 3.0 } }), ("target", new[] { new[] { 0.0, 0.0 } }), ("loss", "half_sum_of_squares"), ("reduction", "sum"));

        results.At("y[1,2]").ShouldBe(6);
        results.At("loss").ShouldBe(2 + 18);
        results.At("dL/dw[1][1,1]").ShouldBe(2 * 1 + 6 * 3);
    }

    [Fact]
    public void Without_target_there_are_only_forward_results()
    {
        var results = Givens.Computed(Name, [.. Worked.Where(g => g.Item1 is not ("target" or "eta"))]);

        results.Names.ShouldBe(["z[1]", "a[1]", "z[2]", "a[2]", "y"]);
    }

    [Fact]
    public void Reports_every_mistake_at_once_and_names_the_given()
    {
        var errors = Givens.Errors(
            Name,
            ("sizes", new[] { 2, 2, 2 }), ("activation", new[] { "sigmoid", "sigmiod" }),
            ("w", new[] { new[] { new[] { 0.1, 0.2 }, [0.3] }, [[0.4, 0.5], [0.6, 0.7]] }),
            ("x", new[] { 1.0, 2.0, 3.0 }), ("loss", "huber"), ("etta", 0.1));

        errors.ShouldContain(e => e.StartsWith("given 'activation[2]': one of sigmoid", StringComparison.Ordinal));
        errors.ShouldContain("given 'w[1] row 2': 2 numbers are needed, not 1");
        errors.ShouldContain("given 'x': 2 rows are needed, not a list of 3");
        errors.ShouldContain(e => e.StartsWith("given 'loss':", StringComparison.Ordinal));
        errors.ShouldContain(e => e.StartsWith("given 'etta': this calculator does not use it", StringComparison.Ordinal));
        errors.Count.ShouldBe(5);
    }

    [Fact]
    public void Missing_givens_are_named()
    {
        var errors = Givens.Errors(Name);

        errors.ShouldContain(e => e.StartsWith("given 'sizes': missing", StringComparison.Ordinal));
        errors.ShouldContain(e => e.StartsWith("given 'x': missing", StringComparison.Ordinal));
    }
}

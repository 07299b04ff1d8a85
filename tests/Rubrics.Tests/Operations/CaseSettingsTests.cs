using Autograder.Reference.Calculators;
using Autograder.Rubrics.Operations;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class CaseSettingsTests
{
    [Fact]
    public void Every_mistake_of_the_author_is_named_at_once()
    {
        var errors = Find("mlp.forward").Validate(Settings(("sizes", new[] { 4, 0 }), ("batch", 1.5), ("hidden", new[] { "swish" }), ("bacth", 3)));
        errors.Count.ShouldBe(4);
        string.Join("\n", errors).ShouldSatisfyAllConditions(
            all => all.ShouldContain("'sizes'"), all => all.ShouldContain("'batch'"), all => all.ShouldContain("'hidden'"), all => all.ShouldContain("'bacth'"));
    }

    [Fact]
    public void What_has_no_default_is_required() =>
        Find("fn.softmax").Validate(Settings()).ShouldBe(
            ["setting 'batch': missing; a whole number from 1 to 1024 is needed", "setting 'classes': missing; a whole number from 1 to 1024 is needed"]);

    [Fact]
    public void A_case_too_large_for_the_box_is_refused() =>
        Find("mlp.backward").Validate(Settings(("sizes", new[] { 3072, 100, 10 }), ("batch", 32), ("numeric", "true"))).ShouldHaveSingleItem().ShouldContain("smaller network");

    [Fact]
    public void Settings_that_do_not_validate_throw_later()
    {
        var bad = Settings(("sizes", "none"));
        Should.Throw<ArgumentException>(() => Find("mlp.forward").Prepare(bad));
    }

    [Fact]
    public void The_same_settings_give_the_same_inputs_and_another_seed_others()
    {
        Given.Map With(int seed) => Settings(("sizes", new[] { 4, 5, 3 }), ("batch", 2), ("seed", seed));
        var (one, again, other) = (Find("mlp.backward").Prepare(With(1)), Find("mlp.backward").Prepare(With(1)), Find("mlp.backward").Prepare(With(2)));
        one.Tensors["W1"].Values.ToArray().ShouldBe(again.Tensors["W1"].Values.ToArray());
        one.Tensors["W1"].Values.ToArray().ShouldNotBe(other.Tensors["W1"].Values.ToArray());
        one.Args.ToJsonString().ShouldBe("""{"sizes":[4,5,3],"optimizer":"sgd"}""");
        one.Tensors.Keys.Order(StringComparer.Ordinal).ShouldBe(["A0", "A1", "A2", "W0", "W1", "X", "Y", "Z0", "Z1", "b0", "b1", "output"]);
    }

    [Fact]
    public void Inputs_hold_no_expected_answer()
    {
        Find("mlp.forward").Prepare(Settings(("sizes", new[] { 4, 3 }), ("batch", 2))).Tensors.Keys.Order(StringComparer.Ordinal).ShouldBe(["W0", "X", "Y", "b0"]);
        Find("fn.softmax").Prepare(Settings(("classes", 4), ("batch", 2))).Tensors.Keys.ShouldBe(["Z"]);
    }

    [Fact]
    public void Names_are_found_exactly()
    {
        OperationRegistry.Find("mlp.Forward").ShouldBeNull();
        OperationRegistry.Names.Count.ShouldBe(10);
        Mistakes.Known.ShouldContain("missing-batch-mean");
    }
}

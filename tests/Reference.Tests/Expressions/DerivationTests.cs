using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

public sealed class DerivationTests
{
    private static readonly DerivationKey Logistic = Key(
        new() { ["w"] = Domain.AnyReal, ["x"] = Domain.AnyReal, ["b"] = Domain.AnyReal, ["y"] = new Domain.OneOf([0, 1]), ["eta"] = Domain.Positive },
        ["L = -y*ln(p) - (1-y)*ln(1-p)", "p = sigma(z)", "z = w x + b"],
        new("dLdp", "dL/dp = (p-y)/(p(1-p))"), new("dpdz", "dp/dz = p(1-p)"), new("dLdz", "dL/dz = p - y"), new("dLdw", "dL/dw"), new("update", "w_new = w - eta*dL/dw"));

    [Fact]
    public void Accepts_a_right_derivation_in_any_notation()
    {
        var verdict = Logistic.Judge([
            @"\frac{\partial L}{\partial p} = -\frac{y}{p} + \frac{1-y}{1-p} = \frac{p-y}{p(1-p)}",
            "dp/dz = σ'(z) = p(1-p)",
            "dL/dz = dL/dp * dp/dz",
            "= (p-y)/(p(1-p)) * p(1-p)",
            "= p - y",
            "dL/dw = dL/dz * dz/dw = (p - y) x",
            "w = w - eta (p-y) x",
        ]);
        verdict.Lines.ShouldAllBe(l => l.Status == LineStatus.Follows);
        verdict.Results.ShouldAllBe(r => r.Status == ResultStatus.Reached);
        verdict.Results.Select(r => r.Line).ShouldBe([1, 2, 4, 6, 7]);
        verdict.Lines[0].Tex.ShouldNotBeNull().ShouldStartWith(@"\frac{\partial L}{\partial p} = ");
    }

    [Theory]
    [InlineData("L", "1", "dL0/dw", "L", "1", "dL0/dw")]
    [InlineData("L = 1", "L = dL_0/dw", "dL/dw = L")]
    [InlineData("q = dL/dq_1", "q = q_1")]
    public void A_claim_that_leads_back_to_itself_ends_in_words(params string[] lines) => Logistic.Judge(lines).Lines.Count.ShouldBe(lines.Length);

    /// <summary>Each line alone is within the budget of a formula; together they would keep the grader busy for hours.</summary>
    [Fact]
    public void What_takes_too_much_to_judge_is_left_to_people()
    {
        var nested = Enumerable.Range(0, 6).Aggregate("L", (formula, _) => $"d({formula}*w*p)/dw");
        var verdict = Logistic.Judge(["dL/dp = y", .. Enumerable.Repeat($"dL/dw = {nested} = {nested}", 20), "dL/dz = p - y"]);
        verdict.Lines[^1].Status.ShouldBe(LineStatus.Undecided);
        verdict.Lines[^1].Note.ShouldContain("too many steps to judge");
        Status(verdict).ShouldBe(["dLdp Undecided", "dpdz Undecided", "dLdz Undecided", "dLdw Undecided", "update Undecided"]);
        Logistic.Judge(["dL/dz = p - y"]).Lines[0].Status.ShouldBe(LineStatus.Follows, "the next student's derivation is judged as ever");
    }

    [Fact]
    public void Finds_results_among_the_factors_of_a_product()
    {
        var verdict = Logistic.Judge(["dL/dz = dL/dp * dp/dz = (p-y)/(p(1-p)) * p(1-p) = p - y"]);
        Status(verdict).ShouldBe(["dLdp Reached", "dpdz Reached", "dLdz Reached", "dLdw Missing", "update Missing"]);
    }

    [Fact]
    public void A_final_answer_alone_earns_no_intermediate_result()
    {
        var verdict = Logistic.Judge(["dL/dw = (p - y) x"]);
        verdict.Lines.ShouldHaveSingleItem().Status.ShouldBe(LineStatus.Follows);
        Status(verdict).ShouldBe(["dLdp Missing", "dpdz Missing", "dLdz Missing", "dLdw Reached", "update Missing"]);
    }

    [Fact]
    public void Naming_a_derivative_is_not_stating_it() => Status(Logistic.Judge(["dL/dz = dL/dp * dp/dz", "dL/dw = dL/dz x"])).ShouldAllBe(s => s.EndsWith("Missing"));

    [Theory]
    [InlineData("A = dL/dw")]
    [InlineData("A = dL/dw", "dL/dw = A")]
    [InlineData("A = dL/dw", "B = 2 A", "A = B/2", "dL/dw = B - A")]
    [InlineData("dL/dw = A + 0", "A = dL/dw", "dL/dw = A")]
    [InlineData("A = dL/dz", "dL/dw = A x")]
    [InlineData("A = w_new", "w_new = A", "w_new = w_new + 0", "w_new = 2 A - w_new")]
    public void Calling_a_result_by_another_name_is_not_stating_it(params string[] lines) =>
        Status(Logistic.Judge(lines)).ShouldAllBe(s => s.EndsWith("Missing") || s.EndsWith("Undecided"));

    [Theory]
    [InlineData("delta = dL/dz", "= p - y", "dL/dw = delta x")]
    [InlineData("delta = dL/dz", "dL/dw = delta x", "delta = p - y")]
    [InlineData("delta = dL/dz = p - y", "g = delta x", "dL/dw = g")]
    public void A_name_that_is_written_out_may_stand_in_a_result(params string[] lines) => Status(Logistic.Judge(lines))[3].ShouldBe("dLdw Reached");

    [Fact]
    public void A_result_may_be_stated_with_a_derivative_where_the_authors_formula_has_one() =>
        Status(Logistic.Judge(["g = dL/dw", "w_new = w - eta g"]))[4].ShouldBe("update Reached");

    [Theory]
    [InlineData("dL/dz = y p", "dL/dz = y p + 0")]
    [InlineData("dL/dz = y p", "= p y")]
    [InlineData("w_new = w eta", "w_new = eta w")]
    public void A_wrong_claim_does_not_follow_from_itself(params string[] lines) => Status(Logistic.Judge(lines)).ShouldAllBe(s => s.EndsWith("Missing"));

    [Theory]
    [InlineData("dL/dz = p - y = y - p = p + y")]
    [InlineData("dL/dz = p - y", "dL/dz = y - p")]
    [InlineData("dL/dz = y - p = p - y = p y", "dL/dz = p + y")]
    public void Of_several_answers_the_last_one_counts(params string[] lines)
    {
        var result = Logistic.Judge(lines).Results[2];
        result.Status.ShouldBe(ResultStatus.Missing);
        result.Says.ShouldContain("more than one way");
        Status(Logistic.Judge([.. lines, "dL/dz = p - y"]))[2].ShouldBe("dLdz Reached");
    }

    [Fact]
    public void A_line_of_very_many_sides_is_not_read() =>
        Logistic.Judge(["x = " + string.Join(" = ", Enumerable.Repeat("x", 30))]).Lines[0].Status.ShouldBe(LineStatus.NotUnderstood);

    [Fact]
    public void Names_that_are_made_of_all_names_before_them_end_soon()
    {
        var names = Enumerable.Range(1, 50).Select(n => $"A_{n} = x + {string.Join(" + ", Enumerable.Range(1, n - 1).Select(k => $"A_{k}").DefaultIfEmpty("x"))}");
        Logistic.Judge([.. names, "dp/dz = p", "dA_50/deta = 1", "dL/dz = p"]).Lines.Count.ShouldBe(53);
    }

    [Fact]
    public void Marks_the_first_wrong_line_and_follows_what_builds_on_it()
    {
        var verdict = Logistic.Judge([
            "dL/dp = y/p + (1-y)/(1-p)",
            "dp/dz = p(1-p)",
            "dL/dz = (y/p + (1-y)/(1-p)) p(1-p)",
            "= y(1-p) + (1-y)p",
            "dL/dw = (y(1-p) + (1-y)p) x",
            "w_new = w - eta (y(1-p) + (1-y)p) x",
        ]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.DoesNotFollow, LineStatus.Follows, LineStatus.FollowsFromWrong, LineStatus.FollowsFromWrong, LineStatus.FollowsFromWrong, LineStatus.FollowsFromWrong]);
        verdict.FirstWrong.ShouldNotBeNull().Number.ShouldBe(1);
        verdict.FirstWrong.Note.ShouldContain("the left side is");
        Status(verdict).ShouldBe(["dLdp Missing", "dpdz Reached", "dLdz ReachedFromWrong", "dLdw ReachedFromWrong", "update ReachedFromWrong"]);
    }

    [Fact]
    public void Follows_a_wrong_local_derivative_through_the_chain_rule()
    {
        var verdict = Logistic.Judge(["dp/dz = p", "dL/dp = (p-y)/(p(1-p))", "dL/dz = (p-y)/(1-p)", "dL/dw = (p-y)/(1-p) x"]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.DoesNotFollow, LineStatus.Follows, LineStatus.FollowsFromWrong, LineStatus.FollowsFromWrong]);
        Status(verdict)[2].ShouldBe("dLdz ReachedFromWrong");
    }

    [Fact]
    public void A_second_mistake_is_a_mistake()
    {
        var verdict = Logistic.Judge(["dp/dz = p", "dL/dz = p - y + 1"]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.DoesNotFollow, LineStatus.DoesNotFollow]);
    }

    [Fact]
    public void A_slip_within_a_line_is_shown_at_its_equals_sign()
    {
        var verdict = Logistic.Judge(["dL/dz = dL/dp * dp/dz = y - p"]);
        var line = verdict.Lines.ShouldHaveSingleItem();
        line.Status.ShouldBe(LineStatus.DoesNotFollow);
        line.WrongSide.ShouldBe(3);
        line.Note.ShouldStartWith("The sign is the wrong way round.");
    }

    [Fact]
    public void A_wrong_given_is_carried_on()
    {
        var verdict = Logistic.Judge(["z = w + x + b", "dz/dw = 1", "dL/dw = (p - y)"]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.DoesNotFollow, LineStatus.FollowsFromWrong, LineStatus.FollowsFromWrong]);
        Status(verdict)[3].ShouldBe("dLdw ReachedFromWrong");
    }

    [Fact]
    public void New_names_may_be_introduced()
    {
        var verdict = Logistic.Judge(["delta = p - y", "dL/dw = delta x", "= (p-y) x"]);
        verdict.Lines.ShouldAllBe(l => l.Status == LineStatus.Follows);
        Status(verdict)[3].ShouldBe("dLdw Reached");
    }

    [Fact]
    public void What_cannot_be_read_waits_and_what_depends_on_it_is_undecided()
    {
        var verdict = Logistic.Judge(["therefore by the chain rule!", "dL/dq = 1", "dL/dw = (p-y) x"]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.NotUnderstood, LineStatus.NotUnderstood, LineStatus.Follows]);
        Status(verdict).ShouldBe(["dLdp Undecided", "dpdz Undecided", "dLdz Undecided", "dLdw Reached", "update Undecided"]);
    }

    [Fact]
    public void Reads_aligned_lines_and_arrows()
    {
        var verdict = Logistic.Judge([@"\begin{aligned} dL/dz &= dL/dp \cdot dp/dz \\ &= p - y \end{aligned}", "⇒ dL/dw = (p-y) x"]);
        verdict.Lines.Count.ShouldBe(3);
        verdict.Lines.ShouldAllBe(l => l.Status == LineStatus.Follows);
    }

    [Fact]
    public void Works_on_matrices()
    {
        var key = Key(
            new() { ["X"] = Matrix("N", "D"), ["W"] = Matrix("D", "M"), ["T"] = Matrix("N", "M") },
            ["E = Y - T", "Y = X W", "L = sum(E ⊙ E)"],
            new("dLdY", "dL/dY = 2(Y - T)"), new("dLdW", "dL/dW = 2 X^\\top (Y - T)"), new("dLdX", "dL/dX"));
        var verdict = key.Judge(["dL/dY = 2 E = 2(Y - T)", "dL/dW = X' dL/dY = 2 X' (X W - T)", "dL/dX = (Y - T) W'"]);
        verdict.Lines.Select(l => l.Status).ShouldBe([LineStatus.Follows, LineStatus.Follows, LineStatus.DoesNotFollow]);
        Status(verdict).ShouldBe(["dLdY Reached", "dLdW Reached", "dLdX Missing"]);
        var wrong = key.Judge(["dL/dY = Y - T", "dL/dW = X' (Y - T)"]);
        Status(wrong)[1].ShouldBe("dLdW ReachedFromWrong");
    }

    [Fact]
    public void Asks_for_the_form_of_a_result()
    {
        var key = Key(new() { ["y"] = Domain.Positive, ["z"] = Domain.AnyReal }, ["p = sigma(z)"], new RequiredResult("dpdz", "dp/dz") { Form = new() { Uses = [new("p")], NotExpanded = true } });
        key.Judge(["dp/dz = sigma(z) - sigma(z)^2"]).Results[0].MissingForm.ShouldNotBeNull().ShouldContain("written with p");
        key.Judge(["dp/dz = p - p^2"]).Results[0].MissingForm.ShouldNotBeNull().ShouldContain("multiplied out");
        key.Judge(["dp/dz = p - p^2 = p(1-p)"]).Results[0].MissingForm.ShouldBeNull();
    }

    [Fact]
    public void Claims_that_refer_to_each_other_come_to_an_end()
    {
        var verdict = Logistic.Judge(["dL/dp = 2 dL/dz", "dL/dz = 3 dL/dp", "dL/dz = dL/dw", "dL/dw = dL/dz", "dL/dp = dL/dw + dL/dz"]);
        verdict.Lines.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("dL/dp = y/p", "does not follow from the givens")]
    [InlineData("dL/dq = 1", "not declared")]
    [InlineData("1 + 1 = 2", "is needed on the left")]
    [InlineData("dL/dp = (", "stops")]
    public void Tells_authors_what_is_wrong_with_a_result(string statement, string says)
    {
        var context = FormulaContext.Create(new Dictionary<string, Domain> { ["z"] = Domain.AnyReal, ["y"] = Domain.Positive }, ["L = -y*ln(p)", "p = sigma(z)"], [], new Dictionary<string, string>(), DecimalMark.Point, out _).ShouldNotBeNull();
        DerivationKey.Create(context, [new("r", statement)], out var errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().ShouldContain(says);
    }

    private static string[] Status(DerivationVerdict verdict) => [.. verdict.Results.Select(r => $"{r.Id} {r.Status}")];

    private static Domain Matrix(params ReadOnlySpan<string> shape) => new Domain.Array(ValueList.Create(shape), Domain.AnyReal);

    private static DerivationKey Key(Dictionary<string, Domain> variables, IReadOnlyList<string> givens, params IReadOnlyList<RequiredResult> results)
    {
        var context = FormulaContext.Create(variables, givens, [], new Dictionary<string, string>(), DecimalMark.Either, out var errors).ShouldNotBeNull(string.Join("; ", errors));
        return DerivationKey.Create(context, results, out errors).ShouldNotBeNull(string.Join("; ", errors));
    }
}

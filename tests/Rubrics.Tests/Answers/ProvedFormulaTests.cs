using Autograder.Reference.Expressions;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Proofs;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers;

/// <summary>What proofs change about grades: words, and who decides where sampling and proof contradict each other; never a mark.</summary>
public sealed class ProvedFormulaTests : IDisposable
{
    private readonly AnswerKit _kit = new("""
          - id: e
            title: Square
            asked: e
            kind: expression
            marks: 2
            variables: { x: real }
            key: "(x+1)^2"
            accept: [ { key: "x^2 + 2*x", says: "Without the constant." } ]
        """);

    public void Dispose() => _kit.Dispose();

    [Theory]
    [InlineData(ProofVerdict.Proved, "It is equal to the key: proved.")]
    [InlineData(ProofVerdict.Unknown, "It is equal to the key at all sampled points.")]
    [InlineData(null, "It is equal to the key at all sampled points.")]
    public void Says_whether_it_is_proved(ProofVerdict? verdict, string words)
    {
        var grade = Grade("x^2 + 2*x + 1", verdict);
        grade.Total.ShouldBe(new Marks(2));
        grade.Items[0].Criteria[0].Reason.ShouldBe(words);
        grade.Flags.ShouldBeEmpty();
    }

    [Fact]
    public void Says_so_about_other_readings_too() =>
        Grade("x*(x + 2)", ProofVerdict.Proved).Items[0].Criteria[0].Reason.ShouldBe("Without the constant. (Equal to that reading: proved.)");

    [Fact]
    public void Shows_where_a_formula_differs() => Grade("x^2 + 1", null).Items[0].Criteria[0].Reason.ShouldContain("it gives");

    [Fact]
    public void A_refutation_of_what_sampling_found_equal_goes_to_people()
    {
        var grade = Grade("x^2 + 2*x + 1", ProofVerdict.Disproved);
        grade.Items[0].State.ShouldBe(ItemState.WaitsForMarker);
        grade.Items[0].Criteria[0].Reason.ShouldContain("Not settled");
        grade.Flags.ShouldHaveSingleItem().ShouldContain("(x + 1)^2");
    }

    [Fact]
    public void Asks_about_each_pair_once_and_only_about_what_is_not_known()
    {
        var questions = new ProofQuestions(KnownProofs.None);
        foreach (var sheet in (string[])["x^2 + 2*x + 1", "x^2+2x+1", "x*(x + 2)", "x^2 + 1"])
        {
            _kit.Grade($"answers: {{ e: '{sheet}' }}", proofs: questions);
        }

        questions.Open.Select(p => PlainPrinter.Print(p.Left)).Order().ShouldBe(["(x + 1)^2", "x^2 + 2*x"], ignoreOrder: true);
        var later = new ProofQuestions(new KnownProofs(questions.Open.ToDictionary(p => p.Id, _ => ProofVerdict.Unknown)));
        _kit.Grade("answers: { e: 'x^2 + 2*x + 1' }", proofs: later);
        later.Open.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_formulas_on_another_domain_are_another_question()
    {
        var keys = new[] { Domain.AnyReal, Domain.Positive, new Domain.Integer(1, 9) }.Select(domain =>
        {
            var context = FormulaContext.Create(new Dictionary<string, Domain> { ["x"] = domain }, [], [], new Dictionary<string, string>(), DecimalMark.Point, out _).ShouldNotBeNull();
            var x = context.Parse("x").Value.ShouldNotBeNull().Last;
            return ProofKey.Of(context, context.Parse("sqrt(x^2)").Value.ShouldNotBeNull().Last, x);
        });
        keys.ShouldBeUnique();
    }

    private Grade Grade(string typed, ProofVerdict? verdict) => _kit.Grade($"answers: {{ e: '{typed}' }}", proofs: new Always(verdict));

    private sealed class Always(ProofVerdict? verdict) : IKnownProofs
    {
        public ProofVerdict? Find(FormulaContext context, Expression left, Expression right) => verdict;
    }
}

using Autograder.Reference.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class GivenReaderTests
{
    [Fact]
    public void Mistakes_in_maps_within_maps_name_the_way_to_them()
    {
        var reader = new GivenReader(Givens.Map(
            ("layers", new object[] { Givens.Map(("units", 3)), Givens.Map(("units", "x"), ("extra", 1)) })));

        var layers = reader.Maps("layers").ShouldNotBeNull();
        layers[0].Integer("units", 1).ShouldBe(3);
        layers[1].Integer("units", 1).ShouldBeNull();
        reader.RejectUnread();

        reader.Errors.ShouldBe([
            "given 'layers[2].units': a whole number from 1 on is needed, not the text \"x\"",
            "given 'layers[2].extra': this calculator does not use it; it reads units"]);
    }

    [Fact]
    public void Arrays_keep_their_shape_and_refuse_ragged_rows()
    {
        var reader = new GivenReader(Givens.Map(("a", new object[] { new[] { 1, 2, 3 }, new[] { 4, 5, 6 } }), ("b", new object[] { new[] { 1 }, new[] { 1, 2 } })));

        reader.Array("a").ShouldNotBeNull().ShapeText.ShouldBe("(2, 3)");
        reader.Array("b").ShouldBeNull();
        reader.Errors.Single().ShouldBe("given 'b': all entries must have the same length");
    }
}

using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests;

public class DenseArrayTests
{
    [Fact]
    public void Elements_lie_in_row_major_order()
    {
        var array = new DenseArray([2, 2, 3], [.. Enumerable.Range(0, 12).Select(i => (double)i)]);

        array[0, 0, 2].ShouldBe(2);
        array[1, 0, 1].ShouldBe(7);
        array[1, 1, 2].ShouldBe(11);
        array.ShapeText.ShouldBe("(2, 2, 3)");
    }

    [Fact]
    public void Refuses_a_shape_that_the_numbers_do_not_fill()
    {
        Should.Throw<ArgumentException>(() => new DenseArray([2, 2], [1, 2, 3])).Message.ShouldContain("needs 4 numbers, not 3");
        Should.Throw<ArgumentOutOfRangeException>(() => new DenseArray([-1], []));
    }

    [Fact]
    public void Refuses_an_index_outside_the_shape()
    {
        var array = DenseArray.Vector(1, 2);

        Should.Throw<ArgumentException>(() => array[0, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => array[2]);
        Should.Throw<ArgumentOutOfRangeException>(() => array[-1]);
    }

    [Fact]
    public void Becomes_a_matrix_when_its_rank_allows()
    {
        DenseArray.Scalar(3).ToMatrix()[0, 0].ShouldBe(3);
        DenseArray.Vector(1, 2).ToMatrix().ToString().ShouldBe("2×1");
        DenseArray.From(Matrix.FromRows([1, 2, 3])).ToMatrix().ToString().ShouldBe("1×3");
        Should.Throw<InvalidOperationException>(() => new DenseArray([1, 1, 1], [1]).ToMatrix());
    }

    [Fact]
    public void Shapes_read_as_NumPy_prints_them()
    {
        DenseArray.Scalar(1.5).ToString().ShouldBe("1.5");
        DenseArray.Scalar(1.5).ShapeText.ShouldBe("()");
        DenseArray.Vector(1, 2).ShapeText.ShouldBe("(2,)");
        DenseArray.Vector(1, 2).Reshaped(1, 2).HasShape(1, 2).ShouldBeTrue();
    }
}

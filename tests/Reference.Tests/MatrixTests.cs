using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests;

public class MatrixTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 2, 3, 4 }, { 4, 8, 5 }, { 5, 9, 3 }, { 7, 17, 300 }, { 13, 33, 257 }, { 3, 0, 2 }, { 0, 4, 2 }, { 4, 4, 0 }, { 64, 31, 520 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_equal_the_textbook_triple_sum(int m, int n, int k)
    {
        var random = new DeterministicRandom((ulong)(m + 100 * n + 10000 * k));
        var (a, b) = (Matrix.Gaussian(m, k, random), Matrix.Gaussian(k, n, random));
        var expected = Matrix.Generate(m, n, (r, c) => Enumerable.Range(0, k).Sum(i => a[r, i] * b[i, c]));

        (a.Multiply(b) - expected).MaxAbsolute().ShouldBeLessThan(1e-11);
        (a.Transposed().TransposedMultiply(b) - expected).MaxAbsolute().ShouldBeLessThan(1e-11);
        (a.MultiplyTransposed(b.Transposed()) - expected).MaxAbsolute().ShouldBeLessThan(1e-11);
    }

    [Fact]
    public void Arithmetic_works_element_by_element()
    {
        var a = Matrix.FromRows([1, 2], [3, 4]);
        var b = Matrix.FromRowMajor(2, 2, 10, 20, 30, 40);

        (a + b).Values.ToArray().ShouldBe([11, 22, 33, 44]);
        (b - a).Values.ToArray().ShouldBe([9, 18, 27, 36]);
        (2 * a).Values.ToArray().ShouldBe([2, 4, 6, 8]);
        a.Times(b).Values.ToArray().ShouldBe([10, 40, 90, 160]);
        a.Map(x => -x).Values.ToArray().ShouldBe([-1, -2, -3, -4]);
        a.Transposed().Values.ToArray().ShouldBe([1, 3, 2, 4]);
        a.PlusColumn(Matrix.Column(1, 2)).Values.ToArray().ShouldBe([2, 3, 5, 6]);
        a.RowSums().Values.ToArray().ShouldBe([3, 7]);
        a.SumOfSquares().ShouldBe(30);
        (-1 * a).MaxAbsolute().ShouldBe(4);
        a[1, 0].ShouldBe(3);
    }

    [Fact]
    public void Largest_element_of_a_matrix_that_is_not_a_number_is_not_a_number()
    {
        Matrix.FromRowMajor(1, 2, 5, double.NaN).MaxAbsolute().ShouldBe(double.NaN);
    }

    [Fact]
    public void One_hot_puts_one_label_in_each_column()
    {
        Matrix.OneHot([2, 0], 3).Values.ToArray().ShouldBe([0, 1, 0, 0, 1, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => Matrix.OneHot([3], 3));
    }

    [Fact]
    public void Refuses_shapes_that_do_not_fit()
    {
        var a = Matrix.Zero(2, 3);

        Should.Throw<ArgumentException>(() => a.Multiply(a)).Message.ShouldContain("3 columns on the left, 2 rows");
        Should.Throw<ArgumentException>(() => a + a.Transposed()).Message.ShouldContain("2×3 and 3×2");
        Should.Throw<ArgumentException>(() => a.PlusColumn(Matrix.Column(1, 2, 3)));
        Should.Throw<ArgumentException>(() => Matrix.FromRows([1, 2], [3]));
        Should.Throw<ArgumentException>(() => Matrix.FromRowMajor(2, 2, 1, 2, 3));
    }
}

using System.Buffers.Binary;
using System.Text;
using Autograder.Rubrics.Evidence;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class SafeTensorsTests
{
    private static byte[] File(string header, int dataBytes, long? length = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, length ?? json.Length);
        json.CopyTo(file, 8);
        return file;
    }

    private static string Refused(byte[] file)
    {
        SafeTensors.TryRead(file, SafeTensorsLimits.Default, out var tensors, out var problem).ShouldBeFalse();
        tensors.ShouldBeEmpty();
        problem.ShouldNotBeEmpty();
        return problem;
    }

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var doubles = Tensor.FromDoubles("q/0|W0", [2, 3], [1, -2.5, double.NaN, double.PositiveInfinity, 0, 6]);
        var longs = Tensor.FromLongs("predictions", [3], [9, long.MaxValue, -1]);
        var scalar = Tensor.FromDoubles("loss", [], [0.25]);
        var empty = Tensor.FromDoubles("none", [0, 5], []);

        SafeTensors.TryRead(SafeTensors.Write([doubles, longs, scalar, empty]), SafeTensorsLimits.Default, out var read, out var problem).ShouldBeTrue(problem);

        read.Count.ShouldBe(4);
        read["q/0|W0"].ToDoubles().ShouldBe(doubles.ToDoubles());
        read["q/0|W0"].ShapeText.ShouldBe("(2, 3)");
        read["predictions"].ToLongs().ShouldBe([9, long.MaxValue, -1]);
        read["loss"].Shape.ShouldBeEmpty();
        read["none"].Length.ShouldBe(0);
    }

    [Fact]
    public void Reads_every_element_type()
    {
        const string Header = """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"I32","shape":[1],"data_offsets":[4,8]},"c":{"dtype":"U8","shape":[2],"data_offsets":[8,10]},"d":{"dtype":"BOOL","shape":[1],"data_offsets":[10,11]},"__metadata__":{"by":"us"}}""";
        var file = File(Header, 11);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 11), 1.5f);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 7), -7);
        file[^3] = 200;
        file[^1] = 1;

        SafeTensors.TryRead(file, SafeTensorsLimits.Default, out var read, out _).ShouldBeTrue();

        read["a"].ToDoubles().ShouldBe([1.5]);
        read["a"].ToLongs().ShouldBeNull();
        read["b"].ToLongs().ShouldBe([-7]);
        read["c"].ToDoubles().ShouldBe([200, 0]);
        read["d"].ToLongs().ShouldBe([1]);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 24, "the file has 24")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[4,12]}}""", 16, "'b' does not start where")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 16, "'a' does not start where")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, "does not take 8 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "not a short list")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", 8, "does not take 8 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}""", 8, "not a short list")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1.5],"data_offsets":[0,8]}}""", 8, "not a short list")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,8]}}""", 8, "not a short list")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,0]}}""", 8, "in order")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}""", 2, "element type other than")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"x":1}}""", 8, "exactly dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "each name once")]
    [InlineData("""{"\ud800":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "not valid JSON")]
    [InlineData("""{"a":[[[[[[1]]]]]]}""", 0, "not valid JSON")]
    [InlineData("""[]""", 0, "not a JSON object")]
    [InlineData("""{"a":7}""", 0, "needs exactly")]
    [InlineData("""{""", 0, "not valid JSON")]
    public void Refuses_a_header_that_lies(string header, int dataBytes, string because) => Refused(File(header, dataBytes)).ShouldContain(because);

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Refuses_a_header_longer_than_the_file(long length) => Refused(File("{}", 0, length)).ShouldContain("longer than the file");

    [Fact]
    public void Refuses_what_is_over_the_limits()
    {
        var two = SafeTensors.Write([Tensor.FromDoubles("a", [], [1]), Tensor.FromDoubles("b", [], [1])]);
        SafeTensors.TryRead(two, new() { MaxTensors = 1 }, out _, out var many).ShouldBeFalse();
        many.ShouldContain("more than 1 tensors");
        SafeTensors.TryRead(two, new() { MaxHeaderBytes = 10 }, out _, out var header).ShouldBeFalse();
        header.ShouldContain("longer than 10 bytes");
        SafeTensors.TryRead(two, new() { MaxNameLength = 0 }, out _, out var name).ShouldBeFalse();
        name.ShouldContain("longer than 0 characters");
        SafeTensors.TryRead(new byte[3], SafeTensorsLimits.Default, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Never_throws_on_garbage()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            SafeTensors.TryRead(bytes, SafeTensorsLimits.Default, out var tensors, out var problem) ? problem.Length == 0 : tensors.Count == 0 && problem.Length > 0)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Never_throws_on_a_damaged_file()
    {
        var good = SafeTensors.Write([Tensor.FromDoubles("W", [2, 2], [1, 2, 3, 4]), Tensor.FromLongs("n", [1], [5])]);
        var damage = from at in Gen.Choose(0, good.Length - 1) from value in Gen.Choose(0, 255) from cut in Gen.Choose(0, good.Length) select (at, value, cut);
        Prop.ForAll(damage.ToArbitrary(), d =>
        {
            var bytes = good.ToArray();
            bytes[d.at] = (byte)d.value;
            SafeTensors.TryRead(bytes, SafeTensorsLimits.Default, out _, out _);
            return !SafeTensors.TryRead(good.AsMemory(0, d.cut), SafeTensorsLimits.Default, out _, out _) || d.cut == good.Length;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Does_not_write_a_name_twice() =>
        Should.Throw<ArgumentException>(() => SafeTensors.Write([Tensor.FromDoubles("a", [], [1]), Tensor.FromDoubles("a", [], [1])]));
}

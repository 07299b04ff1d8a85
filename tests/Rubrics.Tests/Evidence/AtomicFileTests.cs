using Autograder.Rubrics.Evidence;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Takes_the_place_of_what_was_there_and_leaves_nothing_beside_it()
    {
        var path = Path.Combine(_folder, "x");
        AtomicFile.Write(path, [1]);
        AtomicFile.Write(path, [2, 3]);
        File.ReadAllBytes(path).ShouldBe([2, 3]);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([path]);
    }

    [Fact]
    public void Leaves_nothing_where_the_name_cannot_be_had()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "x")).FullName;
        Should.Throw<Exception>(() => AtomicFile.Write(path, [1]));
        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([path]);
    }

    /// <summary>In containers every grader has the same number, and their threads have as well.</summary>
    [Fact]
    public void Does_not_touch_what_a_grader_of_the_same_number_is_writing()
    {
        var path = Path.Combine(_folder, "x");
        var others = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        File.WriteAllBytes(others, [7, 7, 7]);
        AtomicFile.Write(path, [1]);
        File.ReadAllBytes(others).ShouldBe([7, 7, 7]);
    }
}

using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Grades;

public sealed class ItemNumbersTests
{
    [Theory]
    [InlineData("q1 q2 q3a q4.i q4.ii q4.viii", "1|2|3a|4 (i)|4 (ii)|4 (viii)")]
    [InlineData("1a 2a.i 2a.ii 2b.iii", "1a|2a (i)|2a (ii)|2b (iii)")]
    [InlineData("A.4a B.7e C.3.1", "A.4a|B.7e|C.3.1")]
    [InlineData("6.3 10d 1.A 4", "6.3|10d|1.A|4")]
    [InlineData("1.h 1.i 1.j", "1.h|1.i|1.j")]
    [InlineData("functions forward q1.hidden", "1|2|3")]
    [InlineData("rnn q1a", "1|2")]
    [InlineData("", "1")]
    public void Papers_keep_their_numbers_and_others_are_counted(string ids, string numbers) =>
        string.Join('|', ItemNumbers.Of(ids.Split(' '))).ShouldBe(numbers);
}

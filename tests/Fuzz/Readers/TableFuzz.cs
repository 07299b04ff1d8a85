using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Joining;
using Autograder.Rubrics.Marking;

namespace Autograder.Fuzz.Readers;

/// <summary>Tables that markers and instructors send back: marks, rosters, times of receipt.</summary>
internal sealed class TableFuzz : IFuzzedReader
{
    public string Name => "tables";

    public long MostAllocated => 64 << 20;

    public int Longest => 30_000;

    public int Most => 1_000_000;

    public IEnumerable<byte[]> Seeds => TextBytes.Of(
        "submission,item,criterion,marks,marker,comment\ns,q,1,0.5,Ana,\"a, \"\"b\"\"\"\n", "submission;item;criterion;marks;marker\ns;q;1;0,5;Ana\n", "id,name\n1,Ana\n2,\"B\nC\"\n", "upload,received\na.zip,2026-11-15T23:59\nb.zip,2026-11-16 01:02:03+01:00\n", "\uFEFFid;name\r\n'1;=cmd\r\n");

    public IReadOnlyList<byte[]> Words { get; } = TextBytes.Of("\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "'", "=", "\0", "\uFEFF", "submission", "criterion", "marks", "marker", "item", "comment", "id", "name", "upload", "received", "2026-02-30T00:00", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01", "1e9", "-0.001", "NaN", "½");

    public void Read(byte[] input)
    {
        var text = TextBytes.Text(input);
        BrokenPromise.Unless(MarksTable.Read(text, new Dictionary<string, Grade>(), DateTimeOffset.UnixEpoch).Decisions.Count == 0, "nothing is decided about nobody");
        Roster.Parse(text);
        _ = ReceivedTimes.Parse(text, TimeZoneInfo.Utc).Of("a.zip");
        _ = ReceivedTimes.Parse(text, TimeZoneInfo.FindSystemTimeZoneById("Europe/Ljubljana")).Of("b.zip");
    }
}

using System.Text;
using static Autograder.Hostile.Uploads.Forged;
using static Autograder.Hostile.Uploads.Outcome;

namespace Autograder.Hostile.Uploads;

/// <summary>Typed answers that want to be programs, bombs, everything at once or something that is shown to others.</summary>
internal static class AnswerCases
{
    private const string Right = "number: 0.75\ngrid: [[1, 2], [3, 4]]\nletter: B\nformula: 2 x\nwhy: The gradient vanishes.\n";

    // The words wait for a marker, so four marks are all that is certain.
    public static IEnumerable<UploadCase> All =>
    [
        Case("A00", "control: the right answers", Right, new Marks(4)),
        Case("A01", "aliases that unfold to billions", "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nnumber: *c\n", new Marks(0, "anchors")),
        Case("A02", "a tag that makes an object", "number: !!python/object/apply:os.system [id]\n", new Marks(0, "tags")),
        Case("A03", "lists a thousand deep", "number: " + new string('[', 1000) + new string(']', 1000) + "\n", new Marks(0, "nested")),
        Case("A04", "half a megabyte and one byte", new string('#', 512 * 1024) + "\n" + Right, new Marks(0, "larger than")),
        Case("A05", "every letter as the one choice", Right.Replace("letter: B", "letter: [A, B, C]"), new Marks(3)),
        Case("A05-text", "every letter in one text", Right.Replace("letter: B", "letter: \"A, B and C\""), new Marks(3)),
        Case("A06", "every number in one text", Right.Replace("0.75", "\"0.75 or 0.5 or 1\""), new Marks(3)),
        Case("A06-one", "both numbers, joined so that they make a one", Right.Replace("0.75", "\"0 or 0.75\""), new Marks(3, "one number")),
        Case("A06-list", "every number as a list", Right.Replace("0.75", "[0.75, 0.5, 1]"), new Marks(3)),
        Case("A06-nan", "no number", Right.Replace("0.75", "NaN"), new Marks(3)),
        Case("A06-inf", "a number without end", Right.Replace("0.75", "1e999"), new Marks(3)),
        Case("A06-digits", "digits of another script that look alike", Right.Replace("0.75", "\"٠.٧٥\""), new GradedAnyhow()),
        Case("A07", "the same question twice, right and wrong", Right + "number: 12\n", new GradedAnyhow()),
        Case("A07-nested", "the same question under two names", Right + "number.value: 12\n", new Marks(3, "twice")),
        Case("A08", "a matrix of another shape that repeats", Right.Replace("[[1, 2], [3, 4]]", "[[1, 2, 3, 4]]"), new Marks(3)),
        Case("A08-big", "a matrix of forty thousand entries", Right.Replace("[[1, 2], [3, 4]]", "[" + string.Join(", ", Enumerable.Repeat("1", 40_000)) + "]"), new Marks(3)),
        Case("A09", "a program instead of a formula", Right.Replace("2 x", "\"__import__('os').system('id')\""), new Marks(3)),
        Case("A09-tex", "orders to TeX", Right.Replace("2 x", "'\\input{/etc/passwd} \\write18{id}'"), new Marks(3)),
        Case("A09-tower", "a tower of powers", Right.Replace("2 x", "\"9^9^9^9^9^9 x\""), new Marks(3)),
        Case("A09-long", "brackets two thousand deep", Right.Replace("2 x", "\"" + new string('(', 2000) + "x" + new string(')', 2000) + "\""), new Marks(3)),
        Case("A09-series", "a sum of a billion terms", Right.Replace("2 x", "\"sum(i=1..1000000000, x/1000000000) * 2\""), new Marks(3)),
        Case("A09-limit", "a formula that is equal almost everywhere", Right.Replace("2 x", "\"2 x + 0/(x - x)\""), new Marks(3)),
        Case("A10", "a piece of a page as an answer", Right.Replace("The gradient vanishes.", "\"The gradient <script>alert(1)</script>\""), new Marks(4)),
        Case("A10-cell", "a formula of a spreadsheet as an answer", Right.Replace("The gradient vanishes.", "\"=HYPERLINK(\\\"http://192.0.2.1\\\") gradient\""), new Marks(4)),
        Case("A10-terminal", "orders to a terminal", Right.Replace("The gradient vanishes.", "\"\\e[2J gradient\""), new Marks(4)),
        Case("A10-glyph", "a formula that wants a picture of the machine", Right.Replace("letter: B", "letter: '$\\mmlToken{mglyph}[src=/etc/hostname]{}$'"), new Marks(3, "none of the options")),
        Case("A11", "several documents", Right + "---\nnumber: 1\n", new Marks(0, "several documents")),
        Case("A12", "names that mean something to programs", Right + "__proto__: {number: 1}\nconstructor: 1\n'../../x': 1\n", new Marks(4, "no question")),
        Case("A14", "a name of a quarter of a megabyte above forty thousand others", "? " + new string('n', 250_000) + "\n:\n" + string.Concat(Enumerable.Range(0, 28_000).Select(i => $" {i}:\n")), new Marks(0, "a name is longer than 200")),
        Case("A14-deep", "names of names of names", string.Concat(Enumerable.Range(0, 20).Select(i => new string(' ', i) + new string((char)('a' + i), 190) + ":\n")) + new string(' ', 20) + "deep: 1\n" + Right, new Marks(4, "there is no such question")),
        new("A13", "two bytes for every letter", "sheet", "answers.yaml", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Right)], new Refused("")),
        new("A13-zero", "bytes that are no text", "sheet", "answers.yaml", () => [.. Text(Right), 0, 0xC3, 0x28], new Refused("")),
    ];

    private static UploadCase Case(string id, string what, string sheet, Outcome expected) => new(id, what, "sheet", "answers.yaml", () => Text(sheet), expected);
}

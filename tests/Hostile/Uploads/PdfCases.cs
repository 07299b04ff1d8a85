using System.IO.Compression;
using System.Text;
using static Autograder.Hostile.Uploads.Forged;
using static Autograder.Hostile.Uploads.Outcome;

namespace Autograder.Hostile.Uploads;

/// <summary>PDFs that act, never end, refer to other files or break what opens them. They are opened in a box only.</summary>
internal static class PdfCases
{
    private const string Drawing = "100 100 300 200 re S 100 100 m 400 300 l S ";

    public static IEnumerable<UploadCase> All =>
    [
        Case("PDF00", "control: an ordinary report", () => new PdfForge().Build(), new Marks(2, "1 of at most 10 pages")),
        Case("PDF01", "JavaScript that runs when it opens", () => new PdfForge { Catalog = "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://192.0.2.1'\\))>>/AA<</WC<</S/JavaScript/JS(1)>>>>" }.Build(), new Marks(2)),
        Case("PDF02", "a program that it starts", () => new PdfForge { Catalog = "/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>" }.Build(), new Marks(2)),
        Case("PDF03", "fifty thousand pages", () => new PdfForge { Pages = 50_000 }.Build(), Any),
        Case("PDF03-claim", "a million pages that are not there", () => new PdfForge { Count = 1_000_000 }.Build(), new Marks(0, "damaged")),
        Case("PDF04", "a page as large as a house", () => new PdfForge { Box = "0 0 200000 200000" }.Build(), Any),
        Case("PDF04-odd", "a page of negative and endless size", () => new PdfForge { Box = "0 0 -1e38 9999999999999999999999" }.Build(), Any),
        Case("PDF04-three", "three pages as large as posters", () => new PdfForge { Pages = 3, Box = "0 0 14000 14000" }.Build(), Any),
        Case("PDF05", "a stream that unpacks to a gigabyte", () => new PdfForge { Content = Bomb(), Filter = "/Filter/FlateDecode" }.Build(), Any),
        Case("PDF05-many", "a filter applied to itself again and again", () => new PdfForge { Content = Twice(), Filter = "/Filter[/FlateDecode/FlateDecode]" }.Build(), Any),
        Case("PDF06", "pages that are their own parents", () => new PdfForge { Kids = "2 0 R 2 0 R 3 0 R" }.Build(), Any),
        Case("PDF07", "a table of references that points nowhere", () => [.. new PdfForge().Build()[..^7], .. "\nstartxref\n999999999999\n%%EOF"u8], Any),
        Case("PDF08", "a report that was cut off", () => new PdfForge().Build()[..80], new Marks(0, "damaged")),
        Case("PDF09", "a drawing that draws itself", () => new PdfForge { Resources = "/XObject<</X 4 0 R>>", Stream = "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>", Content = Text("/X Do " + Drawing) }.Build(), Any),
        Case("PDF10", "a password", () => new PdfForge { Trailer = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>/ID[(a)(a)]" }.Build(), new Marks(0, "password")),
        Case("PDF11", "a page of the web named .pdf", () => Text("<html><script>alert(1)</script></html>"), new Refused("web page")),
        Case("PDF11-late", "a web page with a PDF's mark in it", () => Text("<html>%PDF-1.4<script>alert(1)</script></html>"), new Refused("")),
        Case("PDF12", "a stream that lies in a file of the machine", () => new PdfForge { Stream = "/F(/etc/passwd)/FFilter/None" }.Build(), Any),
        Case("PDF13", "orders to a terminal and to a page as text", () => new PdfForge { Content = Text("BT /F1 12 Tf 72 700 Td 14 TL (\u001b[2J<script>alert\\(1\\)</script>) Tj T* " + Words + "ET " + Drawing) }.Build(), new Marks(2)),
        Case("PDF14", "brackets ten thousand deep", () => new PdfForge { Catalog = "/X" + new string('[', 10_000) + new string(']', 10_000) }.Build(), Any),
        Case("PDF15", "words with endless places", () => new PdfForge { Content = Text("BT /F1 1e30 Tf 1e38 0 0 1e38 1e38 -1e38 Tm (" + new string('a', 300) + ") Tj ET " + Drawing) }.Build(), Any),
        Case("PDF16", "a hundred thousand lines to draw", () => new PdfForge { Content = Text(string.Concat(Enumerable.Repeat("0 0 m 500 800 l S ", 100_000))) }.Build(), Any),
        Case("PDF17", "nothing at all", () => [], new Refused("0 bytes")),
        Case("PDF18", "a title that says that there is one page", () => Titled("x\nPages:           1\nEncrypted:       no\n"), new Marks(1, "It has 12 pages; at most 10 are allowed.")),
        Case("PDF18-number", "a title with a number of pages that no program can read", () => Titled("x\nPages:  " + new string('9', 5000) + "\n"), new Marks(1, "It has 12 pages")),
        Case("PDF18-long", "a title so long that what follows it is cut off", () => Titled("x\nPages:           1\n" + new string('a', 5 << 20)), new Marks(0, "damaged")),
    ];

    /// <summary>Tools differ in what they mend; marks for a report that opens are allowed, a fault of ours is not.</summary>
    private static Outcome Any => new GradedAnyhow();

    /// <summary>Enough text for a report, in lines that fit on the page.</summary>
    private static string Words { get; } = string.Concat(Enumerable.Repeat("(Results of the network on the test images) Tj T* ", 8));

    private static UploadCase Case(string id, string what, Func<byte[]> bytes, Outcome expected) => new(id, what, "report", "report.pdf", bytes, expected);

    /// <summary>Twelve pages, two more than allowed.</summary>
    private static byte[] Titled(string title) => new PdfForge { Pages = 12, Trailer = $"/Info<</Title({title})>>" }.Build();

    private static byte[] Bomb() => Packed(stream =>
    {
        var blank = new byte[1 << 20];
        blank.AsSpan().Fill((byte)' ');
        for (var i = 0; i < 1024; i++)
        {
            stream.Write(blank);
        }
    });

    private static byte[] Twice() => Packed(stream => stream.Write(Bomb()));

    private static byte[] Packed(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            write(stream);
        }

        return packed.ToArray();
    }

    /// <summary>Writes the smallest file that poppler opens, with odd parts where a case wants them.</summary>
    private sealed class PdfForge
    {
        public int Pages { get; init; } = 1;

        public int? Count { get; init; }

        public string Catalog { get; init; } = "";

        public string Kids { get; init; } = "";

        public string Box { get; init; } = "0 0 595 842";

        public string Resources { get; init; } = "";

        public string Stream { get; init; } = "";

        public string Filter { get; init; } = "";

        public string Trailer { get; init; } = "";

        public byte[] Content { get; init; } = Text($"BT /F1 12 Tf 14 TL 72 700 Td {Words}ET {Drawing}");

        public byte[] Build()
        {
            using var pdf = new MemoryStream();
            var kids = Kids.Length > 0 ? Kids : string.Join(' ', Enumerable.Range(0, Pages).Select(i => $"{(i == 0 ? 3 : i + 4)} 0 R"));
            Put($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R{Catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {Count ?? Pages}>>endobj\n");
            for (var i = 0; i < Pages; i++)
            {
                Put($"{(i == 0 ? 3 : i + 4)} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{Box}]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>{Resources}>>>>endobj\n");
            }

            Put($"4 0 obj<</Length {Content.Length}{Filter}{Stream}>>stream\n");
            pdf.Write(Content);
            Put($"\nendstream endobj\ntrailer<</Root 1 0 R{Trailer}>>\n%%EOF\n");
            return pdf.ToArray();

            void Put(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        }
    }
}

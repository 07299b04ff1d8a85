using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks;

/// <summary>Reads the cells of one notebook, within bounds for the notebook as a whole.</summary>
internal sealed partial class ViewCellReader
{
    private const int LongestSource = 100_000;
    private const int LongestOutput = 50_000;
    private const int MostOutputs = 40;
    private const int MostPictures = 80;
    private const int LargestPicture = 12 << 20;

    /// <summary>Of all pictures: a few bytes may unpack to millions, and each is unpacked and packed again.</summary>
    private const int MostPixels = 40_000_000;

    /// <summary>What a picture costs that comes to nothing.</summary>
    private const int Wasted = 1_000_000;
    private int _characters = 4_000_000;
    private int _pictures = MostPictures;
    private int _pixels = MostPixels;

    public ViewCell Read(JsonElement cell, int number)
    {
        try
        {
            return cell.ValueKind == JsonValueKind.Object ? ReadCell(cell, number) : Broken(number);
        }
        catch (InvalidOperationException)
        {
            // a name or a text with half a character in it
            return Broken(number);
        }
    }

    private static ViewCell Broken(int number) => new(number, ViewCellKind.Other, "", [new ViewOutput.LeftOut("this cell is damaged")]);

    private ViewCell ReadCell(JsonElement cell, int number)
    {
        var kind = Word(cell, "cell_type") switch { "code" => ViewCellKind.Code, "markdown" or "heading" => ViewCellKind.Markdown, _ => ViewCellKind.Other };
        // version 3 calls the source of a code cell its input
        var source = cell.TryGetProperty("source", out var written) || cell.TryGetProperty("input", out written) ? Text(written, LongestSource) : "";
        return new ViewCell(number, kind, source, kind == ViewCellKind.Code && cell.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Array ? Outputs(outputs) : []);
    }

    private List<ViewOutput> Outputs(JsonElement outputs)
    {
        var shown = outputs.EnumerateArray().Take(MostOutputs).SelectMany(Output).ToList();
        if (outputs.GetArrayLength() > MostOutputs)
        {
            shown.Add(new ViewOutput.LeftOut($"{outputs.GetArrayLength() - MostOutputs} more outputs"));
        }

        return shown;
    }

    private IEnumerable<ViewOutput> Output(JsonElement output) => output.ValueKind != JsonValueKind.Object ? [new ViewOutput.LeftOut("a damaged output")] : Word(output, "output_type") switch
    {
        "stream" => [new ViewOutput.Text(Plain(output, "text"), Word(output, "name") == "stderr" || Word(output, "stream") == "stderr")],
        "error" or "pyerr" => [new ViewOutput.Text(Plain(output, "traceback") is { Length: > 0 } trace ? trace : $"{Word(output, "ename")}: {Plain(output, "evalue")}", IsError: true)],
        "display_data" or "execute_result" or "pyout" => Data(output.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? data : output),
        var other => [new ViewOutput.LeftOut($"an output of the kind “{Excerpt.Of(other, 40)}”")],
    };

    /// <summary>The picture, or else the text; other forms of the same thing are named.</summary>
    private List<ViewOutput> Data(JsonElement data)
    {
        var shown = new List<ViewOutput>();
        var hasPicture = data.TryGetProperty("image/png", out var png) || data.TryGetProperty("png", out png);
        if (hasPicture)
        {
            shown.Add(Picture(png));
        }
        else if (data.TryGetProperty("text/plain", out var text) || data.TryGetProperty("text", out text))
        {
            shown.Add(new ViewOutput.Text(Printed(Text(text, LongestOutput)), IsError: false));
        }

        var others = data.EnumerateObject().Select(p => p.Name).Where(n => n.Contains('/') && n is not ("image/png" or "text/plain")).Take(5).Select(n => Excerpt.Of(n, 60)).ToList();
        if (others.Count > 0)
        {
            shown.Add(new ViewOutput.LeftOut($"{(shown.Count > 0 ? "the same as " : "an output of the type ")}{string.Join(", ", others)}"));
        }

        return shown.Count > 0 ? shown : [new ViewOutput.LeftOut("an empty output")];
    }

    private ViewOutput Picture(JsonElement png)
    {
        if (_pictures-- <= 0 || _pixels <= 0)
        {
            return new ViewOutput.LeftOut(_pixels <= 0 ? "a picture: together they are too large to be shown" : $"a picture: more than {MostPictures} are not shown");
        }

        var encoded = Joined(png, LargestPicture);
        var bytes = new byte[encoded.Length / 4 * 3 + 3];
        var clean = encoded.Length < LargestPicture && Convert.TryFromBase64String(encoded, bytes, out var length) ? PngImage.Clean(bytes.AsSpan(0, length)) : null;
        if (clean is null)
        {
            _pixels -= Wasted;
            return new ViewOutput.LeftOut("a picture that is damaged or too large");
        }

        var (width, height) = PngImage.Size(clean);
        _pixels -= width * height;
        return new ViewOutput.Picture(clean, width, height);
    }

    private string Plain(JsonElement output, string name) => output.TryGetProperty(name, out var text) ? Printed(Text(text, LongestOutput, name == "traceback" ? "\n" : "")) : "";

    /// <summary>As a terminal leaves it: without colours, and of a line that was written over its last form.</summary>
    private static string Printed(string text)
    {
        var plain = Colours().Replace(text, "").Replace("\r\n", "\n");
        return plain.Contains('\r') ? string.Join('\n', plain.Split('\n').Select(line => line.TrimEnd('\r')).Select(line => line[(line.LastIndexOf('\r') + 1)..])) : plain;
    }

    private string Text(JsonElement element, int most, string between = "")
    {
        var text = Joined(element, Math.Min(most, _characters) + 1, between);
        var shown = Excerpt.Of(text, Math.Max(1, Math.Min(most, _characters)));
        _characters = Math.Max(0, _characters - shown.Length);
        return shown;
    }

    /// <summary>A text, or a list of pieces of one.</summary>
    private static string Joined(JsonElement element, int most, string between = "")
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var whole = element.GetString() ?? "";
            return whole.Length <= most ? whole : whole[..most];
        }

        var text = new StringBuilder();
        foreach (var piece in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String) : [])
        {
            text.Append(text.Length > 0 ? between : "").Append(piece.GetString());
            if (text.Length >= most)
            {
                return text.ToString(0, most);
            }
        }

        return text.ToString();
    }

    private static string Word(JsonElement element, string name) => element.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() ?? "" : "";

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Colours();
}

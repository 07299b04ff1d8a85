using System.Globalization;
using Autograder.Api.Data;

namespace Autograder.Api.Marking;

/// <summary>One line of the course as it is edited.</summary>
internal sealed class LineForm
{
    public long Id { get; set; }

    /// <summary>Of the line that the form was made from.</summary>
    public int Revision { get; set; }
    public string? Text { get; set; }
    public string? Marks { get; set; }

    public static LineForm Of(RubricLine line) => new() { Id = line.Id, Revision = line.Revision, Text = line.Text, Marks = line.Marks.ToString("0.##", CultureInfo.InvariantCulture) };
}

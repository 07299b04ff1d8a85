using System.Security.Cryptography;
using System.Text;

namespace Autograder.Api.Marking;

/// <summary>What an edit of the rubric makes of the submissions that were already marked with its lines.</summary>
internal sealed record RubricEffect(IReadOnlyList<EffectRow> Rows)
{
    public IEnumerable<EffectRow> WithOtherMarks => Rows.Where(r => r.ItemBefore != r.ItemAfter || r.TotalBefore != r.TotalAfter);

    /// <summary>Names what was shown, so that exactly this is applied or nothing.</summary>
    public string Name => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(r => FormattableString.Invariant(
        $"{r.SubmissionId} {r.ItemBefore:0.######} {r.ItemAfter:0.######} {r.TotalBefore:0.######} {r.TotalAfter:0.######}"))))))[..16];
}

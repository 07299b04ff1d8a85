using Autograder.Api.Shared;

namespace Autograder.Api.Marking;

/// <summary>Understands the marking form; names every mistake with its field.</summary>
internal sealed class SheetFormReader(ITexts texts)
{
    private const int MostWords = 4000;
    private const int MostReason = 300;

    /// <summary>The draft, or null where something is wrong.</summary>
    /// <param name="wrong">Called with the field's name and a sentence.</param>
    public SheetDraft? Read(Sheet sheet, SheetForm form, Action<string, string> wrong)
    {
        var mistakes = 0;
        var criteria = sheet.Criteria.Select((criterion, at) => Wish(criterion, at < form.Criteria.Count ? form.Criteria[at] : new CriterionForm(), at, Wrong)).ToList();
        var adjustment = Adjustment(sheet, form, Wrong);
        var comment = (form.Comment ?? "").Trim();
        if (comment.Length > MostWords)
        {
            Wrong(nameof(form.Comment), texts["A comment has at most {0} characters.", MostWords]);
        }

        var known = sheet.Lines.Select(l => l.Id).ToHashSet();
        return mistakes > 0 ? null : new SheetDraft(criteria, form.Lines.Where(known.Contains).ToHashSet(), form.Drop.ToHashSet(), adjustment, comment);

        void Wrong(string field, string words)
        {
            mistakes++;
            wrong(field, words);
        }
    }

    private CriterionWish? Wish(SheetCriterion criterion, CriterionForm form, int at, Action<string, string> wrong)
    {
        var comment = (form.Comment ?? "").Trim();
        if (comment.Length > MostWords)
        {
            wrong($"Criteria[{at}].Comment", texts["A comment has at most {0} characters.", MostWords]);
        }

        switch (form.Choice)
        {
            case CriterionForm.Full: return new CriterionWish(criterion.Worth, comment);
            case CriterionForm.None: return new CriterionWish(0, comment);
            case CriterionForm.Part:
                if (TypedMarks.Read(form.Marks) is not { } marks || marks < criterion.Least || marks > criterion.Most)
                {
                    wrong($"Criteria[{at}].Marks", texts["Criterion {0}: give marks from {1} to {2}, such as {3}.", criterion.Number, texts.Marks(criterion.Least), texts.Marks(criterion.Most), texts.Marks(criterion.Worth / 2)]);
                    return null;
                }

                return new CriterionWish(marks, comment);
            default:
                if (comment.Length > 0 && criterion.Waits)
                {
                    wrong($"Criteria[{at}].Comment", texts["Criterion {0} has a remark but no decision; give it marks too.", criterion.Number]);
                }

                return null;
        }
    }

    private AdjustmentWish? Adjustment(Sheet sheet, SheetForm form, Action<string, string> wrong)
    {
        var (typed, reason) = ((form.AdjustMarks ?? "").Trim(), (form.AdjustReason ?? "").Trim());
        if (typed.Length == 0 && reason.Length == 0)
        {
            return null;
        }

        if (TypedMarks.Read(typed) is not { } marks || marks == 0 || Math.Abs(marks) > Math.Max(sheet.Machine.Maximum.Value, 1))
        {
            wrong(nameof(form.AdjustMarks), texts["An adjustment is a number of marks such as -0.5 or 1, at most as much as the question has."]);
            return null;
        }

        if (reason.Length is 0 or > MostReason)
        {
            wrong(nameof(form.AdjustReason), reason.Length == 0 ? texts["An adjustment needs a reason; the student reads it."] : texts["A reason has at most {0} characters.", MostReason]);
            return null;
        }

        return new AdjustmentWish(marks, reason);
    }
}

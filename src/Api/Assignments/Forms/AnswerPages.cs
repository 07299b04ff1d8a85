using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Results;
using Autograder.Rubrics.Answers.Echoes;
using Autograder.Rubrics.Answers.Forms;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Assignments.Forms;

/// <summary>Gathers what the answer form shows.</summary>
internal sealed class AnswerPages(PortalDb db, Typesetter typesetter, TimeProvider time)
{
    public async Task<AnswerPage> BuildAsync(OpenedAssignment opened, Viewer viewer, StartingAnswers start, CancellationToken cancel)
    {
        var form = AnswerForm.Of(opened.Package);
        var used = opened.Assignment.AttemptLimit is null ? 0 : await db.TeamMembers
            .Where(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt != null)
            .Select(m => db.Submissions.Count(s => s.TeamId == m.TeamId && s.Counts))
            .SingleOrDefaultAsync(cancel);
        return new AnswerPage
        {
            Opened = opened,
            Deadline = Deadline.Of(opened.Package.Calendar, opened.StudentKey, time.GetUtcNow()),
            Form = form,
            Values = start.Values,
            Origin = start.Origin,
            Since = start.Since,
            Texts = await typesetter.TextsAsync(TextsOf(form), cancel),
            SubmitKey = SubmitKeys.New(),
            AttemptsLeft = opened.Assignment.AttemptLimit is { } limit ? Math.Max(0, limit - used) : null,
        };
    }

    /// <summary>How every answer is read.</summary>
    public async Task<AnswerPage> CheckAsync(AnswerPage page, CancellationToken cancel)
    {
        var echoes = new Dictionary<string, EchoView>();
        foreach (var field in page.Form.Fields.Where(f => page.ValueOf(f).Length > 0))
        {
            echoes[field.Name] = await EchoAsync(page.Opened, field.Name, page.ValueOf(field), cancel);
        }

        return page with { Echoes = echoes };
    }

    public async Task<EchoView> EchoAsync(OpenedAssignment opened, string field, string text, CancellationToken cancel)
    {
        var echo = AnswerEcho.Of(opened.Package, field, text);
        var set = await typesetter.FormulasAsync(echo.Lines.Select(l => l.Tex).OfType<string>().Select(tex => new Formula(tex, Display: false)), cancel);
        return new EchoView([.. echo.Lines.Select(l => new EchoViewLine(l.Tex is { } tex ? set[new Formula(tex, Display: false)] : "", l.Words, l.Problem))]);
    }

    private static IEnumerable<string> TextsOf(AnswerForm form) => form.Questions.SelectMany(q => (string[])[q.Title, q.Asked])
        .Concat(form.Fields.Select(f => f.Label))
        .Concat(form.Fields.Select(f => f.Kind).OfType<FieldKind.Choice>().SelectMany(c => c.Options).Select(o => o.Text));
}

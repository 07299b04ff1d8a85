using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class SubmissionRulesReader
{
    public static SubmissionRules Read(YamlCursor root)
    {
        if (root.Require("submission") is not { } at)
        {
            return new SubmissionRules(null, [], 1);
        }

        var files = at.Require("files")?.Elements().Select(ReadFile).ToList() ?? [];
        if (!files.Any(f => f.Role is "code" or "answers" or Runs.NotebookNames.Role))
        {
            at.Problem("at least one file with role code, notebook or answers is needed");
        }

        if (at.Find("name") is { } name)
        {
            SubmissionNames.Create(name.Text(), out var mistakes);
            foreach (var mistake in mistakes)
            {
                name.Problem(mistake);
            }
        }

        var group = at.Find("group");
        var rules = new SubmissionRules(at.FindText("name"), files, group?.Require("max")?.Int(1, 20) ?? 1) { JointTexts = group?.Find("joint_texts")?.Bool() ?? false };
        group?.NothingElse();
        at.NothingElse();
        return rules;
    }

    private static FileRule ReadFile(YamlCursor at)
    {
        var rule = new FileRule(
            at.RequireText("role"),
            at.RequireText("pattern"),
            at.Find("required")?.Bool() ?? false,
            at.Find("max_pages")?.Int(1, 500));
        if (rule.Pattern.Contains('/'))
        {
            at.Problem("a pattern matches file names, not folders");
        }

        at.NothingElse();
        return rule;
    }
}

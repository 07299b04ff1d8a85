using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>Who worked together: from a text file in the submission or from what was recorded beside it.</summary>
public static class Groups
{
    private const int MaxListedBytes = 16 * 1024;
    private const int MostShown = 12;

    /// <summary>The members of a submission's group. The recorded list wins over the students' own file.</summary>
    /// <param name="package">The submission.</param>
    /// <param name="recorded">Members written down outside the submission (<c>received.csv</c>); empty when none.</param>
    /// <param name="rule">What the package allows.</param>
    public static GroupMembers Of(SubmissionPackage package, IReadOnlyList<string> recorded, GroupRule rule)
    {
        var file = package.Find(rule.FileName);
        var listed = file is null ? [] : Listed(file);
        var named = Distinct(recorded.Count > 0 ? recorded : listed);
        // anybody can write anybody's name into a file: one that asks for more than is allowed says nothing about whose work it is
        var members = recorded.Count == 0 && (rule.MaxSize <= 1 || named.Count > rule.MaxSize) ? [] : named;
        var notices = new List<Notice>();
        if (file is not null && listed.Count == 0)
        {
            notices.Add(new Notice(NoticeKind.Group, $"{rule.FileName} names nobody. Write one member a line: student id and name.", file.Path));
        }

        if (recorded.Count > 0 && listed.Count > 0 && !new HashSet<string>(Distinct(listed).Select(Id), StringComparer.OrdinalIgnoreCase).SetEquals(members.Select(Id)))
        {
            notices.Add(new Notice(NoticeKind.Group, $"{rule.FileName} lists {Join(listed)}, but the group on record is {Join(members)}; the record counts.", file?.Path));
        }

        if (named.Count > rule.MaxSize)
        {
            notices.Add(new Notice(NoticeKind.Group, TooMany(named.Count, rule.MaxSize), file?.Path));
            notices.Add(new Notice(NoticeKind.Flag, $"The submission names {named.Count} people; at most {rule.MaxSize} may work together.", file?.Path));
        }
        else if (members.Count > 1)
        {
            notices.Add(new Notice(NoticeKind.Group, $"Handed in by a group of {members.Count}: {Join(members)}. All of them get this grade."));
        }

        return new GroupMembers(members, notices);
    }

    /// <summary>Finds people who are in more than one group of a batch.</summary>
    /// <param name="groups">Name of the submission and its members, for every submission.</param>
    /// <returns>Submission to what to tell its group; only submissions with something to tell.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<Notice>> Overlaps(IReadOnlyList<(string Submission, IReadOnlyList<string> Members)> groups)
    {
        var shared = groups
            .SelectMany(group => Distinct(group.Members).Select(member => (group.Submission, Member: member)))
            .GroupBy(pair => Id(pair.Member), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Select(pair => pair.Submission).Distinct().Count() > 1);
        return shared
            .SelectMany(same => same.Select(pair => (pair.Submission, Notice: TwoGroups(pair.Member, pair.Submission, same.Select(other => other.Submission)))))
            .GroupBy(pair => pair.Submission)
            .ToDictionary(told => told.Key, told => (IReadOnlyList<Notice>)told.Select(pair => pair.Notice).ToList());
    }

    /// <summary>What identifies a member in "Ana Novak (63210001)" or "63210001, Ana Novak": the id in brackets at the end, else the first part with a digit, or else the
    /// whole line. One id, whatever else stands there: people choose what they are called, and a name may hold the id of somebody else.</summary>
    public static string Id(string member)
    {
        var line = member.Trim();
        return WithDigit(line.EndsWith(')') ? line[(line.LastIndexOf('(') + 1)..] : "") ?? WithDigit(line) ?? line;
    }

    private static string? WithDigit(string words) =>
        words.Split([' ', ',', ';', '\t', '(', ')'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(part => part.Any(char.IsAsciiDigit));

    private static List<string> Listed(IntakeFile file)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span[..Math.Min(file.Content.Length, MaxListedBytes)]).TrimStart('\uFEFF');
        return text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => ShownName.Of(line.Trim().TrimStart('-', '*').Trim()))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToList();
    }

    private static List<string> Distinct(IReadOnlyList<string> members) =>
        members.Select(member => member.Trim()).Where(member => member.Length > 0).DistinctBy(Id, StringComparer.OrdinalIgnoreCase).ToList();

    private static Notice TwoGroups(string member, string submission, IEnumerable<string> all) =>
        new(NoticeKind.Group, $"{member} is also in the group of {Join(all.Where(other => other != submission).Distinct().ToList())}. A person belongs to one group only; your teacher will sort it out.");

    private static string TooMany(int count, int most) => most <= 1
        ? $"The submission names {count} people, but this assignment is done alone. Your teacher will decide what happens."
        : $"The group has {count} members, but at most {most} may work together. Your teacher will decide what happens.";

    private static string Join(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? $" and {names.Count - MostShown} more" : "");
}

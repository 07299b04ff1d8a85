using Autograder.Rubrics.Grading;

namespace Autograder.Rubrics.Joining;

/// <summary>What was handed in by one person, and whom a text names.</summary>
/// <param name="Who">Who handed it in, as the upload's name says.</param>
/// <param name="Named">Names in the text; null where it is the work itself.</param>
public sealed record HandedIn(NamedUpload Upload, string Who, IReadOnlyList<string>? Named);

/// <summary>A text and what came of it.</summary>
/// <param name="Upload">Its id.</param>
/// <param name="Who">Who handed it in.</param>
/// <param name="Submission">The id of the submission that was joined; null where nothing was.</param>
/// <param name="Words">One sentence.</param>
public sealed record JoinedText(string Upload, string Who, string? Submission, string Words);

/// <summary>A batch with groups put together.</summary>
/// <param name="Uploads">What is to be graded: the work, with its group, and texts that a person has to look at, each with its reason.</param>
public sealed record JoinedBatch(IReadOnlyList<NamedUpload> Uploads, IReadOnlyList<JoinedText> Texts);

/// <summary>Puts groups together where one member hands in the work and each of the others a text that names them. Only what is clear is joined: a text leads straight to
/// somebody who handed in work. Chains, circles, strangers and people in two groups wait for a person.</summary>
public sealed class JointSubmissions
{
    private const string Later = "Your teacher will sort it out.";
    private readonly List<(HandedIn In, Person Person)> _work;
    private readonly List<(HandedIn In, Person Person)> _texts;
    private readonly PersonFinder _finder;
    private readonly bool _hasRoster;

    private JointSubmissions(IReadOnlyList<HandedIn> handedIn, Roster? roster)
    {
        _hasRoster = roster is not null;
        var known = new PersonFinder(roster?.People ?? []);
        var people = handedIn.Select(h => (In: h, Person: known.Find(h.Who).Person ?? Stranger(h.Who))).ToList();
        _work = [.. people.Where(p => p.In.Named is null)];
        _texts = [.. people.Where(p => p.In.Named is not null)];
        _finder = new PersonFinder(roster?.People ?? [.. people.Select(p => p.Person).Distinct()]);
    }

    /// <summary>Decides for every text.</summary>
    /// <param name="roster">Everybody of the course; null where only those who handed in something are known.</param>
    public static JoinedBatch Resolve(IReadOnlyList<HandedIn> handedIn, Roster? roster)
    {
        var joint = new JointSubmissions(handedIn, roster);
        var texts = joint._texts.ConvertAll(t => (Text: t, Result: joint.Decide(t.In, t.Person)));
        var members = texts.Where(t => t.Result.Submission is not null).ToLookup(t => t.Result.Submission, t => t.Text.Person);
        var uploads = handedIn.Select(h => h.Named is null ? joint.WithGroup(h, [.. members[h.Upload.Id]]) : null).OfType<NamedUpload>()
            .Concat(texts.Where(t => t.Result.Submission is null).Select(t => t.Text.In.Upload with { Refused = [t.Result.Words] }));
        var order = handedIn.Select((h, index) => (h.Upload.Id, index)).ToDictionary(h => h.Id, h => h.index);
        return new JoinedBatch([.. uploads.OrderBy(u => order[u.Id])], [.. texts.Select(t => t.Result)]);
    }

    private NamedUpload WithGroup(HandedIn work, IReadOnlyList<Person> members)
    {
        if (members.Count == 0)
        {
            return work.Upload;
        }

        var own = _work.Find(w => w.In == work).Person;
        var group = work.Upload.Upload.Group.Count > 0 ? work.Upload.Upload.Group : [own.Shown];
        return work.Upload with { Upload = work.Upload.Upload with { Group = [.. group, .. members.Select(m => m.Shown)] } };
    }

    private JoinedText Decide(HandedIn text, Person person)
    {
        var targets = text.Named!.Select(name => (Name: name, Found: _finder.Find(name))).ToList();
        var works = targets.Select(t => t.Found.Person).OfType<Person>().Distinct().SelectMany(p => _work.Where(w => w.Person == p)).ToList();
        string? problem =
            _work.Exists(w => w.Person == person) ? $"You handed in this text and work of your own as well. The work is graded as yours alone. {Later}"
            : Others(text, person) is { } other ? $"You handed in two texts that name different people; the other one names “{other}”. A person belongs to one group only. {Later}"
            : works.Count > 1 ? $"Your text names people who each handed in work of their own. Only one member hands in the work of a group. {Later}"
            : works.Count == 0 ? Unresolved(targets, person)
            : null;
        return problem is null
            ? new JoinedText(text.Upload.Id, text.Who, works[0].In.Upload.Id, $"Joined to {works[0].Person.Shown}.")
            : new JoinedText(text.Upload.Id, text.Who, null, problem);
    }

    private string? Others(HandedIn text, Person person) => _texts
        .Where(t => t.Person == person && t.In != text && t.In.Named!.Select(n => _finder.Find(n).Person).Intersect(text.Named!.Select(n => _finder.Find(n).Person)).All(p => p is null))
        .Select(t => t.In.Named is [var first, ..] ? first : "nobody").FirstOrDefault();

    private string Unresolved(IReadOnlyList<(string Name, FoundPerson Found)> targets, Person person)
    {
        if (targets is not [var (name, found), ..])
        {
            return $"Your text names nobody. Write: joint submission with, and the name of the colleague who handed in your work. {Later}";
        }

        if (found.Person is not { } target)
        {
            var near = found.Nearest.Count == 0 ? "" : $" The nearest {(found.Nearest.Count == 1 ? "name is" : "names are")} {string.Join(", ", found.Nearest.Select(p => p.Name))}.";
            return $"Your text names “{name}”. {(found.Nearest.Count > 1 ? "It is not clear who is meant." : _hasRoster ? "Nobody of that name is in this course." : "Nobody of that name handed in anything.")}{near} {Later}";
        }

        if (target == person)
        {
            return $"Your text names yourself. It has to name the colleague who handed in your work. {Later}";
        }

        if (_texts.Find(t => t.Person == target) is { In: { } next } && next.Named is [var further, ..])
        {
            return _finder.Find(further).Person == person
                ? $"You and {target.Name} name each other, and neither of you handed in the work. {Later}"
                : $"Your text names {target.Name}, who handed in no work but a text that names “{further}”. The text has to name the one who handed in the work. {Later}";
        }

        return $"Your text names {target.Name}, who has handed in nothing. {Later}";
    }

    private static Person Stranger(string who) => new(who.Split([' ', ',', '(', ')', '_']).FirstOrDefault(part => part.Length > 1 && part.Any(char.IsAsciiDigit)) ?? "", who);
}

using Autograder.Rubrics.Tables;

namespace Autograder.Rubrics.Joining;

/// <summary>Somebody of a course.</summary>
/// <param name="Id">Student id; empty where only a name is known.</param>
/// <param name="Name">Full name.</param>
public sealed record Person(string Id, string Name)
{
    /// <summary>As grades name people: id and name.</summary>
    public string Shown => Id.Length == 0 || Id == Name ? Name : Name.Length == 0 ? Id : $"{Id} {Name}";
}

/// <summary>Everybody of a course, as the instructor listed them.</summary>
public sealed record Roster(IReadOnlyList<Person> People)
{
    /// <summary>Its usual name beside submissions.</summary>
    public const string FileName = "roster.csv";

    /// <summary>Reads the table: columns id and name.</summary>
    /// <returns>The people, and every mistake with its line.</returns>
    public static (Roster Roster, IReadOnlyList<string> Problems) Parse(string csv)
    {
        var problems = new List<string>();
        var people = new List<Person>();
        CsvTable? table;
        try
        {
            table = CsvTable.Read(csv);
        }
        catch (FormatException e)
        {
            return (new Roster([]), [$"{FileName}, {e.Message}"]);
        }

        var (id, name) = table is null ? (-1, -1) : (table.Column("id"), table.Column("name"));
        if (table is null || id < 0 || name < 0)
        {
            return (new Roster([]), [$"{FileName}, line 1: the first line must name the columns id and name."]);
        }

        foreach (var row in table.Rows)
        {
            var person = new Person(row.Cell(id), row.Cell(name));
            if (person.Id.Length == 0 || person.Name.Length == 0)
            {
                problems.Add($"{FileName}, line {row.Line}: a line needs an id and a name.");
            }
            else if (people.Exists(p => p.Id.Equals(person.Id, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"{FileName}, line {row.Line}: the id {person.Id} is listed twice.");
            }
            else
            {
                people.Add(person);
            }
        }

        return (new Roster(people), problems);
    }
}

using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>What a student fills in instead of writing answers.yaml: the questions of a package with a field for every typed answer.</summary>
/// <param name="Questions">In the order of the package; questions without typed answers are left out.</param>
/// <param name="Assumptions">Constants that students choose and declare.</param>
public sealed record AnswerForm(IReadOnlyList<FormQuestion> Questions, IReadOnlyList<FormField> Assumptions)
{
    /// <summary>Stands before the name of a declared constant, which makes it the name of its field.</summary>
    public const string AssumptionPrefix = "assumptions.";

    /// <summary>The form of a package; nothing in it depends on a key.</summary>
    public static AnswerForm Of(Assignment assignment) => FormBuilder.Build(assignment);

    /// <summary>Whether anything is typed at all.</summary>
    public bool IsEmpty => Questions.Count == 0 && Assumptions.Count == 0;

    /// <summary>Every field, assumptions first.</summary>
    public IEnumerable<FormField> Fields => Assumptions.Concat(Questions.SelectMany(q => q.Fields));

    /// <summary>The field of that name, or null.</summary>
    public FormField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>One question with its fields.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Number">Its number as papers print it.</param>
/// <param name="Asked">Plain text with formulas between dollar signs and code between backticks, as titles and labels are.</param>
public sealed record FormQuestion(string Item, string Number, string Title, string Asked, Marks Marks, IReadOnlyList<FormField> Fields);

/// <summary>One thing to fill in.</summary>
/// <param name="Name">Its name in answers.yaml, unique in the form; values are given under it.</param>
/// <param name="Label">What is to be filled in, for people; empty where the question says it.</param>
/// <param name="Marks">What it is worth, where the question has several answers.</param>
public sealed record FormField(string Name, string Label, FieldKind Kind, Marks? Marks = null)
{
    /// <summary>Without it marks are kept back or nothing can be computed.</summary>
    public bool Required { get; init; }
}

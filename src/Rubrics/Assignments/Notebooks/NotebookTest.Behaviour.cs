namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    public sealed record Behaviour : NotebookTest
    {
        public override string Word => "behaviour";
    }
}

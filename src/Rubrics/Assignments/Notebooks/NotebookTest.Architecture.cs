namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    public sealed record Architecture : NotebookTest
    {
        public override string Word => "architecture";
    }
}

namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    public sealed record Curve : NotebookTest
    {
        public override string Word => "curve";
    }
}

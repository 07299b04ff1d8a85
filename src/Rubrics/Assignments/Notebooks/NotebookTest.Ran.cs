namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>The notebook ran far enough to leave a trained model behind.</summary>
    /// <param name="AllCells">Every cell must have run without an error.</param>
    public sealed record Ran(bool AllCells) : NotebookTest
    {
        public override string Word => "ran";
        public override bool NeedsModel => false;
    }
}

using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class NotebookNamesTests
{
    [Theory]
    [InlineData("mnist_CNN", "MNIST-cnn.ipynb", "MNIST-cnn.ipynb")]
    [InlineData("mnist_CNN", "deep/er/mnist cnn.ipynb,mnist_cnn.py", "deep/er/mnist cnn.ipynb")]
    [InlineData("mnist_CNN", "work/mnist_cnn.ipynb,mnist_cnn.ipynb", "mnist_cnn.ipynb")]
    [InlineData("mnist_CNN", "mnist_cnn.py", "mnist_cnn.py")]
    [InlineData("mnist_CNN", "mnist_cnn (1).ipynb", "mnist_cnn (1).ipynb")]
    [InlineData("mnist_CNN", "Copy of mnist_CNN.ipynb", "Copy of mnist_CNN.ipynb")]
    [InlineData("mnist_CNN", "mnist_CNN-Copy1.ipynb,mnist_CNN.py", "mnist_CNN.py")]
    [InlineData("mnist_CNN", "mnist_cnn_dropout.ipynb", null)]
    [InlineData("mnist_CNN", "mnist_cnn.txt", null)]
    public void Finds_the_notebook_that_is_meant(string wanted, string files, string? found) =>
        NotebookNames.Find(Submitted(files.Split(',')), wanted)?.Path.ShouldBe(found);

    private static SubmittedFiles Submitted(IEnumerable<string> paths)
    {
        var rules = new SubmissionRules(null, [new FileRule("notebook", "*.ipynb", true, null), new FileRule("notebook", "*.py", false, null), new FileRule("notebook", "*.txt", false, null)], 1);
        return SubmittedFiles.Assign(rules, [.. paths.Select(p => new IntakeFile(p, Encoding.UTF8.GetBytes(p), p))]);
    }
}

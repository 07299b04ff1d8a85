using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Operations;

/// <summary>What usually lies behind a Python error that beginners of NumPy meet.</summary>
internal static partial class PythonErrorHints
{
    private static readonly IReadOnlyList<(string Part, string Hint)> _hints =
    [
        ("name 'net' is not defined", "inside the class, use self instead of the global variable net, which exists only in your own script."),
        ("'NoneType' object", "a function returns nothing where a value is used: check that every function ends with return."),
        ("cannot unpack", "a function returns fewer or more values than the caller takes apart: compare its return line with the template."),
        ("not enough values to unpack", "a function returns fewer values than the caller takes apart: compare its return line with the template."),
        ("too many values to unpack", "a function returns more values than the caller takes apart: compare its return line with the template."),
        ("inhomogeneous", "arrays of different shapes were put into one np.array: keep one array per layer in a plain list."),
        ("setting an array element with a sequence", "arrays of different shapes were put into one np.array: keep one array per layer in a plain list."),
        ("mismatch in its core dimension", "the inner sizes of a matrix product differ: a transpose (.T) is probably missing, or stands on the wrong factor."),
        ("required positional argument", "a function is called with fewer arguments than it declares: give a parameter you added a default value."),
        ("unexpected keyword argument", "a function is called with an argument it does not declare."),
        ("positional arguments but", "a function is called with more arguments than it declares; methods need self as their first parameter."),
        ("object has no attribute", "set the attribute in __init__, and check its spelling."),
        ("UnboundLocalError", "the variable is given a value only inside a branch or loop that did not run."),
        ("NameError", "the name is not defined where it is used: look for a typing error, a missing import, or a variable of your script that the function does not get."),
        ("IndexError", "a list or array is shorter than the index: mind that a network of n layers has n − 1 weight matrices."),
        ("KeyError", "the dictionary has no such key."),
        ("ModuleNotFoundError", "the library is not available: use NumPy and the standard library."),
        ("ImportError", "the library is not available: use NumPy and the standard library."),
        ("FileNotFoundError", "functions must not read files: pass what they need as arguments."),
        ("ZeroDivisionError", "something is divided by zero: for Adam, count the steps from 1."),
        ("RecursionError", "a function calls itself without end."),
        ("MemoryError", "the code asks for more memory than it gets: look for arrays that grow with every step."),
        ("NotImplementedError", "this part is still as the template has it."),
        ("unsupported operand", "two things are combined that do not go together, often a list where an array is meant, or a function that returned nothing."),
        ("SyntaxError", "Python cannot read the file: run it once on your own machine."),
    ];

    /// <summary>A sentence of advice, or null where nothing is known about the error.</summary>
    /// <param name="message">type and message, as Python prints them, on one line</param>
    public static string? For(string message)
    {
        if (Shapes(message) is { } shapes)
        {
            return shapes;
        }
        return _hints.Where(h => message.Contains(h.Part, StringComparison.Ordinal)).Select(h => h.Hint).FirstOrDefault();
    }

    private static string? Shapes(string message)
    {
        if (!message.Contains("not aligned", StringComparison.Ordinal) && !message.Contains("broadcast", StringComparison.Ordinal))
        {
            return null;
        }
        var shapes = ShapePattern().Matches(message).Select(m => m.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (shapes.Count < 2)
        {
            return "the shapes of two arrays do not go together: print them (x.shape) just before this line.";
        }
        var (a, b) = (shapes[0], shapes[1]);
        if (a.Length != b.Length)
        {
            return "one of the two arrays is flat: keep sums as columns with keepdims=True, or use reshape(-1, 1).";
        }
        return a.Length == 2 && (a[0] == b[1] || a[1] == b[1] || a[0] == b[0])
            ? "a transpose (.T) is probably missing, or stands on the wrong factor; examples are columns here."
            : "the shapes of two arrays do not go together; examples are columns, weights are (outputs, inputs).";
    }

    [GeneratedRegex(@"\(([0-9]{1,9}(?:,[ ]?[0-9]{0,9}){1,8})\)", RegexOptions.NonBacktracking)]
    private static partial Regex ShapePattern();
}

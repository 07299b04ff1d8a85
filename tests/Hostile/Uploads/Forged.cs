using System.Text;
using Autograder.Rubrics.Tests.Intake;

namespace Autograder.Hostile.Uploads;

/// <summary>Honest work, and ways to pack it.</summary>
internal static class Forged
{
    /// <summary>Worth both marks of the package code.</summary>
    public const string Honest = "import numpy as np\n\ndef softmax(Z):\n    E = np.exp(Z - Z.max(axis=0))\n    return E / E.sum(axis=0)\n\ndef sigmoid(Z):\n    return 1 / (1 + np.exp(-Z))\n\nclass Network:\n    pass\n";

    public static ZipForge Zip(string code = Honest) => new ZipForge().Add("work.py", code);

    public static TarForge Tar() => new TarForge().Add("work.py", Honest);

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Autograder.Api.Tests.Manage;

/// <summary>A package of two typed numbers: 3 and 5 are right.</summary>
internal static class Quiz
{
    public static byte[] Zip(string version = "1.0.0", decimal second = 2, string secondKey = "5", string extra = "", params (string Name, string Text)[] files) => Pack(
    [
        ("small-quiz/assignment.yaml", $$"""
            format: 1
            slug: small-quiz
            version: {{version}}
            title: A small quiz
            course: Testing
            time_zone: Europe/Berlin
            due: 2026-11-15T23:59
            late:
              - { up_to: 48h, keep: 0.5 }
            submission:
              name: "Q_{roll}_{first}"
              files:
                - { role: answers, pattern: "answers.yaml", required: true }
              group: { max: 3 }
            items:
              - { id: first, title: The first, asked: How many?, kind: number, marks: 2, key: 3 }
              - { id: second, title: The second, asked: How many more?, kind: number, marks: {{second.ToString(CultureInfo.InvariantCulture)}}, key: {{secondKey}} }
            {{extra}}
            """),
        ("small-quiz/reference/answers.yaml", "answers:\n  first: 3\n  second: 5\n"),
        ("small-quiz/starter/answers.yaml", "answers: {}\n"),
        .. files,
    ]);

    public static string Answers(int first, int second) => $"answers:\n  first: {first}\n  second: {second}\n";

    public static byte[] Pack(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}

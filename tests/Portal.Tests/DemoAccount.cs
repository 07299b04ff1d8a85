namespace Autograder.Portal.Tests;

/// <summary>An account as the demo writes it down.</summary>
internal sealed record DemoAccount(string Role, string Email, string Password)
{
    public static IReadOnlyList<DemoAccount> Read(string file) =>
    [
        .. File.ReadLines(file).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length == 3).Select(parts => new DemoAccount(parts[0], parts[1], parts[2])),
    ];
}

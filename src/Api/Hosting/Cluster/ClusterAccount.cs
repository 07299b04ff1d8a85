using System.Globalization;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>Who runs PostgreSQL's programs: we ourselves, or an unprivileged user where we are root, whom PostgreSQL refuses.</summary>
internal sealed record ClusterAccount(string Name, int UserId, int GroupId, bool IsOther)
{
    /// <exception cref="StartFailure">We are root and there is nobody else.</exception>
    public static ClusterAccount Find()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ClusterAccount(Environment.UserName, -1, -1, IsOther: false);
        }

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(parts => parts.Length >= 4).ToLookup(parts => parts[0]);
        var user = users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            ?? throw new StartFailure("PostgreSQL does not run as root, and this system has neither a user 'postgres' nor 'nobody'. Start as another user, or give --database.");
        return new ClusterAccount(user[0], int.Parse(user[2], CultureInfo.InvariantCulture), int.Parse(user[3], CultureInfo.InvariantCulture), IsOther: true);
    }

    /// <summary>The command line as this user.</summary>
    public IReadOnlyList<string> As(IReadOnlyList<string> command) => IsOther
        ? ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--", .. command]
        : command;
}

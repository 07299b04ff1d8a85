using System.Globalization;
using Autograder.Api.Data;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Tests.Security;

/// <summary>What the database holds, as one line for each table: equal before and after where nothing changed.</summary>
internal static class CrossedContent
{
    /// <summary>Everything.</summary>
    public static Task<string> AllAsync(PortalFactory portal) => ReadAsync(portal, (_, _) => "true");

    /// <summary>Every row that has to do with this course or its people.</summary>
    public static Task<string> OfAsync(PortalFactory portal, CrossedWorld world)
    {
        var taught = world.Taught;
        var people = string.Join(",", taught.Students.Append(taught.Instructor).Append(taught.Marker).Select(p => p.Id.ToString(CultureInfo.InvariantCulture)));
        var (course, assignment) = (taught.Course.Id, taught.Quiz.Id);
        var submissions = $"select id from submissions where assignment_id = {assignment}";
        var rows = new Dictionary<string, string>
        {
            ["course_id"] = $"course_id = {course}", ["assignment_id"] = $"assignment_id = {assignment}", ["submission_id"] = $"submission_id in ({submissions})", ["person_id"] = $"person_id in ({people})",
        };
        var own = new Dictionary<string, string> { ["courses"] = $"id = {course}", ["assignments"] = $"id = {assignment}", ["submissions"] = $"id in ({submissions})", ["people"] = $"id in ({people})" };
        return ReadAsync(portal, (table, columns) => string.Join(" or ", rows.Where(r => columns.Contains(r.Key)).Select(r => r.Value).Append(own.GetValueOrDefault(table, "false"))));
    }

    private static Task<string> ReadAsync(PortalFactory portal, Func<string, IReadOnlyList<string>, string> which) => portal.InDbAsync(async db =>
    {
        var connection = db.Database.GetDbConnection();
        var lines = new List<string>();
        var columns = await connection.QueryAsync<(string Table, string Column)>("select table_name, column_name from information_schema.columns where table_schema = 'public'");
        foreach (var table in columns.GroupBy(c => c.Table, c => c.Column).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var content = await connection.ExecuteScalarAsync<string>($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table.Key} t where {which(table.Key, [.. table])}");
            lines.Add($"{table.Key} {content}");
        }

        return string.Join('\n', lines);
    });
}

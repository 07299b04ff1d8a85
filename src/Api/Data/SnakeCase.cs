using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Data;

/// <summary>Names in the database as SQL is usually written: received_at for ReceivedAt.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Of(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }
        }
    }

    public static string Of(string name)
    {
        var result = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var starts = at > 0 && char.IsAsciiLetterUpper(name[at]) && !char.IsAsciiLetterUpper(name[at - 1]);
            result.Append(starts ? "_" : "").Append(char.ToLowerInvariant(name[at]));
        }

        return result.ToString();
    }
}

using Autograder.Api.Data;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Data;

public sealed class MappingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    /// <summary>A column that was renamed on one side only fails here, not in a page.</summary>
    [Fact]
    public async Task Every_table_can_be_read_as_it_is_mapped()
    {
        var tables = await portal.InDbAsync(async db =>
        {
            var names = new List<string>();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var columns = string.Join(", ", entity.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
                await db.Database.GetDbConnection().ExecuteAsync($"select {columns} from \"{entity.GetTableName()}\"");
                names.Add(entity.GetTableName() ?? "");
            }

            return names;
        });
        tables.Count.ShouldBeGreaterThan(20);
    }
}

using Autograder.Rubrics.Evidence;
using Npgsql;
using NpgsqlTypes;

namespace Autograder.Api.Data;

/// <summary>Records of evidence in the database.</summary>
internal sealed class PostgresEvidenceIndex(NpgsqlDataSource source, TimeProvider time) : IEvidenceIndex
{
    public byte[]? Find(string key)
    {
        using var command = source.CreateCommand("select record from evidence where key = $1");
        command.Parameters.AddWithValue(key);
        return (byte[]?)command.ExecuteScalar();
    }

    public bool Put(string key, ReadOnlySpan<byte> record, byte[]? seen)
    {
        // nothing equals null: where nothing was seen, nothing is replaced
        using var command = source.CreateCommand("""
            insert into evidence (key, record, stored_at) values ($1, $2, $3)
            on conflict (key) do update set record = excluded.record, stored_at = excluded.stored_at where evidence.record = $4
            """);
        command.Parameters.AddWithValue(key);
        command.Parameters.AddWithValue(record.ToArray());
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)seen ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        return command.ExecuteNonQuery() > 0;
    }
}

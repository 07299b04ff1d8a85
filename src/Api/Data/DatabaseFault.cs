using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Data;

/// <summary>Tells a database that is gone for a while from everything else that can go wrong.</summary>
internal static class DatabaseFault
{
    /// <summary>A shutdown or a crash of the server, as it says it itself.</summary>
    private const string OperatorIntervention = "57";

    /// <summary>Whether the database did not answer, hung up, or has no room: the same request may succeed later. Entity Framework wraps such exceptions.</summary>
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        PostgresException said => said.IsTransient || said.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal),
        NpgsqlException => true,
        SocketException => true,
        _ => Is(fault.InnerException),
    };

    /// <summary>Whether the database refused it as the second of its kind, or as older than what is there: the same was done at the same moment, and only once.</summary>
    public static bool IsSecond(Exception? fault) => fault switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException said => said.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => IsSecond(fault.InnerException),
    };
}

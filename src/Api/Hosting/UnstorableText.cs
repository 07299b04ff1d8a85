using System.Text;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>Text that no database keeps (a NUL, half a character) and numbers without end are mistakes of who sent them, not ours.</summary>
internal sealed class UnstorableText(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && IsOf(e))
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static bool IsOf(Exception? e) => e switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.NumericValueOutOfRange } => true,
        EncoderFallbackException => true,
        _ => IsOf(e.InnerException),
    };
}

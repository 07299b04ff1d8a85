using Autograder.Api.Data;

namespace Autograder.Api.Hosting;

/// <summary>Says by a status what is ours and passes: whoever sent the request can send the same again later. Of two that do the same at once, the second is told so.</summary>
internal static class OurFault
{
    /// <summary>ENOSPC and EDQUOT, as .NET hands them on.</summary>
    private static readonly int[] _noRoom = [28, 122];

    public static int StatusOf(Exception? fault) => fault switch
    {
        null => StatusCodes.Status500InternalServerError,
        BadHttpRequestException bad => bad.StatusCode,
        IOException full when _noRoom.Contains(full.HResult) => StatusCodes.Status507InsufficientStorage,
        _ when DatabaseFault.IsSecond(fault) => StatusCodes.Status409Conflict,
        _ when DatabaseFault.Is(fault) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(fault.InnerException),
    };
}

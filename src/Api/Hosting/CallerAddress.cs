using System.Net;
using System.Net.Sockets;

namespace Autograder.Api.Hosting;

/// <summary>Where a request comes from, as limits count it.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>Of IPv6 the first half: one line at home has 2^64 addresses to change between.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}

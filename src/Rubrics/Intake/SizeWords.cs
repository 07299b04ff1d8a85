using System.Globalization;

namespace Autograder.Rubrics.Intake;

/// <summary>Sizes as people say them; exact where a rounded number would hide which side of a limit it is on.</summary>
internal static class SizeWords
{
    private const long Megabyte = 1024 * 1024;

    internal static string Of(long bytes) => bytes >= Megabyte && bytes % Megabyte == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte} MB")
        : bytes >= 10 * Megabyte
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Megabyte:0.0} MB ({bytes:N0} bytes)")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}

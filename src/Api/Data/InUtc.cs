using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Autograder.Api.Data;

/// <summary>The database keeps moments in UTC and refuses any other offset, such as that of a time that somebody wrote down.</summary>
internal sealed class InUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(written => written.ToUniversalTime(), kept => kept);

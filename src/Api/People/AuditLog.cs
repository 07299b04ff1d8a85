using System.Text.Json;
using Autograder.Api.Data;

namespace Autograder.Api.People;

/// <summary>Writes down what was done. Added to the context only, so that it is saved with the change itself or not at all.</summary>
internal sealed class AuditLog(PortalDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public void Add(Viewer? who, long? courseId, string action, string subject, object details) => db.Audit.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        PersonId = who?.Id,
        CourseId = courseId,
        Action = action,
        Subject = subject,
        Details = JsonSerializer.Serialize(details, _json),
    });
}

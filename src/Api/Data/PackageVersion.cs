namespace Autograder.Api.Data;

/// <summary>An uploaded package, never changed. Its files are one archive among the blobs.</summary>
internal sealed class PackageVersion
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }

    /// <summary>1, 2, 3 … within the assignment.</summary>
    public required int Number { get; init; }

    /// <summary>The author's version.</summary>
    public required string Version { get; init; }

    /// <summary>What of the package bears on marks, as grades record it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Blob: the package as a zip, without a folder around it.</summary>
    public required string ArchiveBlob { get; init; }
    public required decimal Maximum { get; init; }

    /// <summary>Whether something of a submission is run; what is only read and judged needs no engine.</summary>
    public bool NeedsBoxes { get; init; } = true;
    public long? UploadedById { get; init; }
    public Person? UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public CheckState Check { get; set; }

    /// <summary>What the check said, as JSON.</summary>
    public string? CheckReport { get; set; }
    public string? Note { get; init; }
}

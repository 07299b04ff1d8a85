using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Manage.Settings;

internal sealed class ExtensionForm
{
    [Range(1, long.MaxValue, ErrorMessage = "Choose a student.")]
    public long Person { get; set; }

    /// <summary>For everybody who hands in together with the student.</summary>
    public bool Group { get; set; }

    [Required(ErrorMessage = "Say until when.")]
    public string Due { get; set; } = "";

    [Required(ErrorMessage = "Give a reason. Students do not see it.")]
    [StringLength(500, ErrorMessage = "The reason is too long.")]
    public string Reason { get; set; } = "";
}

using Autograder.Api.Submissions;

namespace Autograder.Api.Assignments.Uploads;

/// <summary>What became of reading a form with files: a closed family.</summary>
internal abstract record UploadedForm
{
    private UploadedForm() { }

    /// <summary>All of it arrived.</summary>
    /// <param name="Folder">Disposed when the files are not needed any more; the end of the response does it at the latest.</param>
    public sealed record Complete(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<HandedInFile> Files, IDisposable Folder) : UploadedForm
    {
        public string this[string field] => Fields.GetValueOrDefault(field, "");

        public long Bytes => Files.Sum(file => new FileInfo(file.Path).Length);
    }

    /// <summary>More bytes than are taken; the rest was not read.</summary>
    public sealed record TooLarge(long Limit) : UploadedForm;

    public sealed record TooManyFiles(int Limit) : UploadedForm;

    /// <summary>Not what our form sends, or not from our form.</summary>
    public sealed record NotOurs : UploadedForm;
}

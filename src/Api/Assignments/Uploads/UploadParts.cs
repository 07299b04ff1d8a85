using System.Globalization;
using System.Text;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Intake;
using Microsoft.Net.Http.Headers;

namespace Autograder.Api.Assignments.Uploads;

/// <summary>The parts of one form as they arrive; files go to a folder that is removed in the end.</summary>
internal sealed class UploadParts(string folder, IntakeLimits limits) : IDisposable
{
    private const long MostFieldBytes = 2 * 1024 * 1024;
    private const int MostFields = 5000;
    private const int LongestName = 1000;
    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.Ordinal);
    private readonly List<HandedInFile> _files = [];
    private long _fieldBytes;
    private long _fileBytes;

    /// <summary>The name of the file in this part; null where it is a field. A file input that was left empty sends a file without a name.</summary>
    public static string? FileName(ContentDispositionHeaderValue about)
    {
        var name = about.FileNameStar.HasValue ? about.FileNameStar : about.FileName;
        return name.HasValue ? HeaderUtilities.RemoveQuotes(name).ToString() : null;
    }

    public string? Field(string name) => _fields.TryGetValue(name, out var values) ? Joined(values) : null;

    public UploadedForm.Complete Complete() => new(_fields.ToDictionary(field => field.Key, field => Joined(field.Value), StringComparer.Ordinal), _files, this);

    /// <summary>Null where the file fits.</summary>
    public async Task<UploadedForm?> AddFileAsync(string name, Stream body, CancellationToken cancel)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (_files.Count >= limits.MaxEntries)
        {
            return new UploadedForm.TooManyFiles(limits.MaxEntries);
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, _files.Count.ToString(CultureInfo.InvariantCulture)); // the name that was sent is never a path of ours
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            _fileBytes += read;
            if (_fileBytes > limits.MaxUploadBytes)
            {
                return new UploadedForm.TooLarge(limits.MaxUploadBytes);
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        _files.Add(new HandedInFile(name.Length <= LongestName ? name : name[..LongestName], path));
        return null;
    }

    /// <summary>False where there is more text than our forms send. Boxes of one name are joined with commas.</summary>
    public async Task<bool> AddFieldAsync(string name, Stream body, CancellationToken cancel)
    {
        using var text = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            _fieldBytes += read;
            if (_fieldBytes > MostFieldBytes)
            {
                return false;
            }

            text.Write(buffer, 0, read);
        }

        if (!_fields.TryGetValue(name, out var values))
        {
            _fields[name] = values = [];
        }

        values.Add(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        return _fields.Count <= MostFields;
    }

    private static string Joined(List<string> values) => string.Join(", ", values);

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Text.RegularExpressions;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

/// <summary>Students' PDFs, notebooks and pictures are opened by tools in a box only; outside there is nothing but our own bounded readers. Whoever adds a program or a library here has to think about that.</summary>
public sealed partial class OutsideProgramsTests
{
    /// <summary>Programs that are started outside boxes, and why none of them opens a student's file.</summary>
    private static readonly string[] Known =
    [
        "src/Api/Backup/DatabaseProgram.cs", // pg_dump, pg_restore
        "src/Api/Hosting/Cluster/ClusterPrograms.cs", // initdb, pg_ctl
        "src/Api/Queue/Workers/WorkerSupervisor.cs", // this program
        "src/Reports/Rendering/RenderingProcess.cs", // typst: our texts, and pictures that were put together again from their pixels
        "src/Sandbox/Engine/ToolkitVersion.cs", // nvidia-ctk --version
    ];

    [Fact]
    public void No_program_is_started_outside_boxes_that_could_open_a_students_file() =>
        Sources().Where(path => Starts().IsMatch(File.ReadAllText(path))).Select(Relative).Except(Known).ShouldBeEmpty();

    [Fact]
    public void No_library_for_documents_pictures_or_pickles_is_used() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")), "PackageVersion Include=\"([^\"]+)\"").Select(m => m.Groups[1].Value)
            .Where(name => Documents().IsMatch(name)).ShouldBeEmpty();

    [Fact]
    public void Archives_are_unpacked_by_our_own_readers_alone() =>
        Sources().Where(path => Unpacks().IsMatch(File.ReadAllText(path))).Select(Relative).ShouldBe(["src/Rubrics/Datasets/DatasetDownload.cs"]); // the published data, checked by their hashes

    /// <summary>Copying out of, or running more in, a container that has run a student's code is how graders were taken (CVE-2026-41567 and those before it).</summary>
    [Fact]
    public void The_engine_is_asked_for_nothing_that_opens_a_box_from_outside() =>
        Sources().SelectMany(path => Requests().Matches(File.ReadAllText(path)).Select(match => match.Groups["call"].Value)).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["", "/attach", "/json", "/kill", "/start", "/wait", "create", "json"]);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"));

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex(@"\bProcess\.Start\(|new ProcessStartInfo\(")]
    private static partial Regex Starts();

    [GeneratedRegex("pdf|pickle|ImageSharp|Skia|Magick|Drawing|OpenXml|Docnet|iText|Torch|Onnx|NumSharp", RegexOptions.IgnoreCase)]
    private static partial Regex Documents();

    [GeneratedRegex(@"""containers/(\{id\})?(?<call>[^?""]*)")]
    private static partial Regex Requests();

    [GeneratedRegex(@"ExtractToDirectory|new TarReader\(|ZipFile\.Open|BinaryFormatter")]
    private static partial Regex Unpacks();
}

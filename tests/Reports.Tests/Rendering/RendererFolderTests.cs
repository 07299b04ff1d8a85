using Autograder.Reports.Rendering;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Rendering;

public sealed class RendererFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Make(string path, bool installed)
    {
        string folder = Path.Combine(_folder, path);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "renderer.mjs"), "");
        if (installed) Directory.CreateDirectory(Path.Combine(folder, "node_modules/@myriaddreamin/typst-ts-node-compiler"));
        return folder;
    }

    [Fact]
    public void Finds_it_beside_the_program()
    {
        string renderer = Make("renderer", installed: true);
        RendererFolder.Find(null, _folder).Path.ShouldBe(renderer);
    }

    [Fact]
    public void Finds_it_in_the_source_tree_around_the_program()
    {
        string renderer = Make("src/Reports/renderer", installed: true);
        RendererFolder.Find(null, Path.Combine(_folder, "src/Cli/bin")).Path.ShouldBe(renderer);
    }

    [Fact]
    public void The_named_folder_is_the_only_one_looked_at()
    {
        Make("renderer", installed: true);
        Should.Throw<ReportException>(() => RendererFolder.Find(Path.Combine(_folder, "elsewhere"), _folder)).Message.ShouldContain(RendererFolder.Variable);
    }

    [Fact]
    public void Says_what_to_run_where_the_packages_are_missing()
    {
        string renderer = Make("renderer", installed: false);
        Should.Throw<ReportException>(() => RendererFolder.Find(null, _folder)).Message.ShouldBe($"The report renderer in {renderer} has no packages yet: run `npm ci` there.");
    }
}

using System.Diagnostics;
using Autograder.Reports.Rendering;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Integrity;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Rendering;

public sealed class ReportWriterTests(ReportWriterTests.Writer fixture) : IClassFixture<ReportWriterTests.Writer>
{
    public sealed class Writer : IAsyncLifetime
    {
        public ReportWriter Reports { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Reports.DisposeAsync();
    }

    private static readonly CourseFinding[] Findings = [new(["ana", "bor"], "The answers to 1.b are nearly the same.", "31 of 40 runs of 7 words.")];
    private readonly ReportWriter _reports = fixture.Reports;

    [Fact]
    public async Task Same_grade_same_bytes_from_another_process_too()
    {
        byte[] first = await _reports.RenderStudentAsync(SampleGrades.Provisional());
        byte[] second = await _reports.RenderStudentAsync(SampleGrades.Provisional());
        await using ReportWriter other = new();
        // The other process has set something else before, which must not show.
        await other.RenderStudentAsync(SampleGrades.Provisional("李小龙"));
        byte[] third = await other.RenderStudentAsync(SampleGrades.Provisional());
        second.ShouldBe(first);
        third.ShouldBe(first);
    }

    [Fact]
    public async Task Report_is_tagged_titled_and_dated_by_its_evidence()
    {
        string info = PdfTools.Info(await _reports.RenderStudentAsync(SampleGrades.Provisional()));
        info.ShouldMatch(@"Tagged:\s+yes");
        info.ShouldMatch(@"Title:\s+A multilayer perceptron for CIFAR-10, from scratch – report for Ana Žagar Kovač");
        info.ShouldMatch(@"CreationDate:\s+Sun Nov 22 .*2026");
        info.ShouldMatch(@"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)");
    }

    [Fact]
    public async Task Names_in_any_of_these_scripts_keep_to_the_accessibility_standard()
    {
        string[] names = ["Ana Žagar", "Щукин Лев", "Ελένη Παπά", "李小龙", "ひらがな 漢字", "김민준", "محمد بن سلمان", "שרה לוי", "हिन्दी देवनागरी", "বাংলা", "தமிழ்", "ไทย"];
        byte[] pdf = await _reports.RenderStudentAsync(SampleGrades.Provisional(names));
        PdfTools.Metadata(pdf).ShouldContain("pdfuaid:part");
        string text = PdfTools.Text(pdf);
        foreach (string name in (string[])["Žagar", "Щукин", "Ελένη", "李小龙", "김민준"]) text.ShouldContain(name);
    }

    [Fact]
    public async Task Pictures_of_the_submission_are_shown_with_their_descriptions()
    {
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg==");
        Grade grade = SampleGrades.Provisional();
        Exhibit.Picture picture = new() { Title = "Your figure from cell 7", Sha256 = "ab", Width = 2, Height = 1, Description = "Figure that cell 7 drew" };
        grade = grade with { Items = [grade.Items[0] with { Exhibits = [picture] }] };

        byte[] shown = await _reports.RenderStudentAsync(grade, new ReportOptions { Pictures = name => name == "ab" ? png : null });
        PdfTools.Metadata(shown).ShouldContain("pdfuaid:part");
        PdfTools.Images(shown).ShouldMatch(@"image +2 +1 ");
        PdfTools.Text(await _reports.RenderStudentAsync(grade)).ShouldContain("Not shown here: Figure that cell 7 drew");
    }

    [Fact]
    public async Task Code_between_backticks_is_set_in_a_fixed_width()
    {
        Grade grade = SampleGrades.Provisional();
        byte[] pdf = await _reports.RenderStudentAsync(grade with { Items = [grade.Items[0] with { Feedback = ["Call `np.einsum` for $x^2$ here."] }] });
        PdfTools.Text(pdf).ShouldContain("Call np.einsum for");
        PdfTools.Metadata(pdf).ShouldContain("pdfuaid:part");
    }

    [Fact]
    public async Task Derivations_say_which_line_does_not_follow()
    {
        string text = PdfTools.Text(await _reports.RenderStudentAsync(SampleGrades.Provisional() with { Items = [SampleItems.Derivation] }));
        foreach (string words in (string[])["does not follow", "earlier line", "not understood", "The right answer", "We read this as"]) text.ShouldContain(words);
    }

    [Fact]
    public async Task Letter_is_letter() =>
        PdfTools.Info(await _reports.RenderStudentAsync(SampleGrades.Provisional(), new ReportOptions(PaperSize.UsLetter))).ShouldMatch(@"612 x 792 pts \(letter\)");

    [Fact]
    public async Task Every_mark_has_its_reason_in_the_text()
    {
        string text = PdfTools.Text(await _reports.RenderStudentAsync(SampleGrades.Provisional()));
        foreach (CriterionGrade criterion in SampleItems.All[1].Criteria) text.ShouldContain(criterion.Reason);
        text.ShouldContain("Late deduction");
        text.ShouldContain("−2.65");
        text.ShouldContain("Page 1 of ");
        text.ShouldContain(SampleGrades.Assignment.Sha256);
        text.ShouldNotContain("differs from the claimed");
    }

    [Fact]
    public async Task Charts_and_formulas_say_themselves_in_words()
    {
        string structure = PdfTools.Structure(await _reports.RenderStudentAsync(SampleGrades.Provisional()));
        structure.ShouldContain("Figure");
        structure.ShouldContain("Table");
        structure.ShouldContain("TH");
    }

    [Fact]
    public async Task Only_fonts_of_ours_are_used()
    {
        string fonts = PdfTools.Fonts(await _reports.RenderStudentAsync(SampleGrades.Provisional("李小龙", "محمد", "हिन्दी")));
        foreach (string line in fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2))
            line.ShouldMatch("SourceSans3|NotoSans|NotoEmoji|GowunDodum|DejaVuSansMono|NewCM|Libertinus");
    }

    [Fact]
    public async Task A_refused_upload_gets_one_page_that_says_why()
    {
        byte[] pdf = await _reports.RenderStudentAsync(SampleGrades.Refused());
        PdfTools.Info(pdf).ShouldMatch(@"Pages:\s+1\n");
        PdfTools.Text(pdf).ShouldContain("is not an archive");
    }

    [Fact]
    public async Task A_grade_that_could_not_be_made_shows_no_number()
    {
        byte[] pdf = await _reports.RenderStudentAsync(SampleGrades.NotGraded());
        PdfTools.Info(pdf).ShouldMatch(@"Pages:\s+1\n");
        PdfTools.Text(pdf).ShouldContain("No marks yet");
    }

    [Fact]
    public async Task Nasty_texts_are_set_everywhere_as_text()
    {
        byte[] pdf = await _reports.RenderStudentAsync(NastyGrade.Of(NastyTexts.All));
        string text = PdfTools.Text(pdf);
        text.ShouldContain("<script>alert(1)</script>");
        text.ShouldContain("#eval(\"1\") #sys.inputs *b* _i_");
        text.ShouldContain("{{template}} %s ${x} {0}");
        text.ShouldContain("$5 and $6");
        text.ShouldContain("김민준");
        text.ShouldNotContain("root:");
    }

    [Fact]
    public async Task A_huge_grade_is_cut_and_says_so()
    {
        Exhibit.Table table = new() { Title = "Rows", Columns = ["n"], Rows = [.. Enumerable.Range(0, 270).Select(i => new TableRow([$"{i}"]))] };
        Exhibit.Output output = new() { Title = "Output", Text = string.Join('\n', Enumerable.Repeat(new string('x', 50), 3000)) };
        Grade grade = SampleGrades.Provisional();
        ItemGrade item = grade.Items[1] with { Exhibits = [table, output], Found = new string('y', 100_000) };
        string text = PdfTools.Text(await _reports.RenderStudentAsync(grade with { Items = [.. Enumerable.Repeat(item, 100)] }));
        text.ShouldContain("… and 230 more rows");
        text.ShouldContain("… and 20 more questions");
        text.ShouldContain("2940 lines left out");
    }

    [Fact]
    public async Task Class_summary_lists_everybody_and_the_flags()
    {
        List<Grade> grades = [SampleGrades.Final("a", 0.9m, "Ana"), SampleGrades.Final("b", 0.4m, "=Bine"), SampleGrades.Provisional(), SampleGrades.Refused(), SampleGrades.NotGraded()];
        byte[] pdf = await _reports.RenderClassSummaryAsync(grades, Findings);
        string text = PdfTools.Text(pdf);
        foreach (string words in (string[])["Ana", "=Bine", "Boris Žnidaršič", "Cene Hribar", "differs from the claimed", "waits for a marker", "not on this machine", "Median"])
            text.ShouldContain(words);
        (await _reports.RenderClassSummaryAsync(grades, Findings)).ShouldBe(pdf);
    }

    [Fact]
    public async Task A_class_without_any_result_still_gets_a_summary() =>
        PdfTools.Text(await _reports.RenderClassSummaryAsync([SampleGrades.NotGraded()], Findings)).ShouldSatisfyAllConditions(text => text.ShouldContain("Cene Hribar"), text => text.ShouldContain("The answers to 1.b are nearly the same"));

    [Fact]
    public async Task A_dead_renderer_is_replaced()
    {
        await using ReportWriter reports = new();
        byte[] before = await reports.RenderStudentAsync(SampleGrades.Refused());
        int dead = reports.Renderer.ProcessId.ShouldNotBeNull();
        using (Process child = Process.GetProcessById(dead))
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
        (await reports.RenderStudentAsync(SampleGrades.Refused())).ShouldBe(before);
        reports.Renderer.ProcessId.ShouldNotBe(dead);
    }

    [Fact]
    public async Task Reports_asked_for_at_once_do_not_mix()
    {
        Task<byte[]>[] asked = [.. Enumerable.Range(0, 6).Select(i => _reports.RenderStudentAsync(SampleGrades.Final($"s{i}", 1m, $"Student number {i}")))];
        for (int i = 0; i < asked.Length; i++) PdfTools.Text(await asked[i]).ShouldContain($"Student number {i}");
    }

    [Fact]
    public async Task Cancelled_before_its_turn_is_cancelled_and_the_next_report_works()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _reports.RenderStudentAsync(SampleGrades.Refused(), null, new CancellationToken(canceled: true)));
        (await _reports.RenderStudentAsync(SampleGrades.Refused())).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task A_renderer_that_only_dies_is_reported_with_its_words()
    {
        string folder = Directory.CreateTempSubdirectory("renderer").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "renderer.mjs"), "console.error('no such luck'); process.exit(3);");
            await using ReportWriter reports = new(new RendererFolder(folder));
            ReportException problem = await Should.ThrowAsync<ReportException>(() => reports.RenderStudentAsync(SampleGrades.Refused()));
            problem.Message.ShouldContain("ended unexpectedly");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

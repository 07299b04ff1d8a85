using System.Text.Json;
using static Autograder.Hostile.Uploads.Forged;
using static Autograder.Hostile.Uploads.Outcome;

namespace Autograder.Hostile.Uploads;

/// <summary>Notebooks that hang, die, forge, dig or are none. One mark is for a notebook that runs until its network is there, the other for a forecast that is measured outside.</summary>
internal static class NotebookCases
{
    /// <summary>The last value goes on: close enough for the second mark.</summary>
    private const string Model = """
        import torch
        class Last(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.share = torch.nn.Parameter(torch.ones(1))
            def forward(self, context, steps, targets=None):
                return self.share * context[:, -1:, :].repeat(1, steps, 1)
        forecaster = Last()
        """;

    /// <summary>Its forecasts are far off, so only what is measured by itself could earn the second mark.</summary>
    private const string Bad = """
        import torch
        class Far(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.share = torch.nn.Parameter(torch.ones(1))
            def forward(self, context, steps, targets=None):
                return 1000 * self.share + 0 * context[:, -1:, :].repeat(1, steps, 1)
        forecaster = Far()
        """;

    /// <summary>Ten figures, one of 90 % of the pixels that a side may have, one of 90 % of the bytes.</summary>
    private const string Figures = """
        import os, struct, zlib
        from IPython.display import Image, display
        def png(side, row):
            part = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
            rows = b''.join(b'\0' + row(side) for _ in range(side))
            return b'\x89PNG\r\n\x1a\n' + part(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)) + part(b'IDAT', zlib.compress(rows, 1)) + part(b'IEND', b'')
        def show(count, *others):
            for data in (*others, *[png(8, bytes)] * (count - len(others))):
                display(Image(data=data))
        show(10, png(3600, bytes), png(1370, os.urandom))
        """;

    public static IEnumerable<UploadCase> All =>
    [
        Run("NB00", "control: an ordinary notebook", new Marks(2), Model, "print('done')"),
        Run("NB00-cells", "control: 90 % of the cells that are executed", new Marks(2, "All 450 cells ran"), [Model, .. Enumerable.Repeat("x = 1", 449)]),
        Run("NB00-long", "control: a cell of 90 % of the characters that one may have", new Marks(2), Model, "x = 1\n#" + new string('x', 943_700)),
        Run("NB00-text", "control: 90 % of the text that is looked at, of one cell and of all", new Marks(2), [Model, .. Enumerable.Repeat("for _ in range(92): print('x' * 10_239)", 10)]) with { Silent = ["printed more"] },
        Run("NB00-figures", "control: 90 % of the figures that are kept, of one cell and of all", new Marks(2), [Model, Figures, "show(10)", "show(10)", "show(6)"]) with { Silent = ["shows more than", "figure was not kept"] },
        Case("NB00-large", "control: a file of 90 % of the bytes that one may have", () => Large(18_874_368), new Marks(2)),
        Run("NB01", "a cell that hangs", new Marks(0, "2 of 3 cells ran", "Cell 2", "took longer"), "x = 1", "while True: pass", "print('later')") with { Package = "hang" },
        Run("NB01-deaf", "a cell that hangs and hears no signal", new Marks(0, "Cell 2"), "x = 1", "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass") with { Package = "hang" },
        Run("NB02", "a kernel that ends itself", new Marks(0, "Cell 2"), Model, "import os; os._exit(0)"),
        Run("NB02-parent", "a kernel that ends what executes it", new Marks(0), Model, "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nimport time; time.sleep(5)"),
        Run("NB03", "programs of a shell that stay behind", new Marks(2), Model, "!(setsid sleep 4321 &)\nimport subprocess; _ = subprocess.Popen(['setsid', 'sleep', '4321'])"),
        Run("NB03-network", "packages and data from the network", new Marks(2, "Cell 2", "no network"), Model, "import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=2)"),
        Run("NB04", "output without end", new Marks(2, "Cell 2", "printed more"), Model, "while True: print('x' * 10_000)"),
        Run("NB05", "more memory than there is", Any, Model, "hog = [b'x' * (1 << 26) for _ in range(100)]"),
        Run("NB06", "pages and programs as output", new Marks(2), Model, "from IPython.display import HTML, Javascript, display\ndisplay(HTML('<script>alert(1)</script>')); display(Javascript('alert(1)'))"),
        Run("NB07", "results that it writes itself", new Marks(1), Bad, "import json\nopen('/task/out/results.json', 'w').write(json.dumps({'status': 'ok', 'models': {'net': {'status': 'found', 'outputs': 'values'}}}))"),
        Run("NB07-tensor", "forecasts that it writes itself, without a network", new Marks(0), "import os\nopen('/task/out/results.safetensors', 'wb').write((2).to_bytes(8, 'little') + b'{}')\nopen('/task/out/probe.json', 'w').write('{}')"),
        Stored("NB09", "stored outputs that claim what running does not show", new Marks(1), ("print('accuracy: 0.10')", "accuracy: 0.999\n"), (Bad, "test error 0.0000\n")),
        Case("NB10", "metadata that names its own marks", () => Json(new { nbformat = 4, nbformat_minor = 5, metadata = new { points = 100, grade = "A", autograder = new { marks = 2 } }, cells = new[] { Cell(Bad) } }), new Marks(1)),
        Case("NB12", "twenty thousand cells", () => Json(Book(Enumerable.Repeat("x = 1", 20_000))), new Marks(0, "20,000 code cells")),
        Case("NB12-version", "a format that does not exist", () => Json(new { nbformat = 99, nbformat_minor = 0, metadata = new { }, cells = new[] { Cell(Model) } }), new Marks(0, "version 99")),
        Case("NB13", "brackets a hundred thousand deep", () => Text("{\"nbformat\":4,\"cells\":" + new string('[', 100_000) + new string(']', 100_000) + "}"), new Marks(0, "damaged")),
        Case("NB14", "half a character as a name", () => Text("{\"nbformat\":4,\"\\ud83d_____\":1,\"metadata\":{},\"cells\":[" + JsonSerializer.Serialize(Cell(Model)) + "]}"), Any),
        Case("NB15", "a page of the web named .ipynb", () => Text("<html><script>alert(1)</script></html>"), new Marks(0, "damaged")),
        Run("NB16", "a search for what only the grader knows", new Marks(2), Model, "import glob, os\nfound = [p for p in glob.glob('/**/*', recursive=True) if 'target' in p.lower() and p.startswith('/task')]\nassert not found and not [k for k, v in os.environ.items() if 'CANARY' in k + v], found"),
    ];

    private static Outcome Any => new GradedAnyhow();

    private static UploadCase Case(string id, string what, Func<byte[]> bytes, Outcome expected) => new(id, what, "book", "work.ipynb", bytes, expected);

    private static UploadCase Run(string id, string what, Outcome expected, params string[] cells) => Case(id, what, () => Json(Book(cells)), expected);

    private static UploadCase Stored(string id, string what, Outcome expected, params (string Source, string Output)[] cells) => Case(
        id, what, () => Json(new { nbformat = 4, nbformat_minor = 5, metadata = new { }, cells = cells.Select(c => Cell(c.Source, c.Output)) }), expected);

    private static object Book(IEnumerable<string> cells) => new { nbformat = 4, nbformat_minor = 5, metadata = new { }, cells = cells.Select(c => Cell(c)) };

    private static object Cell(string source, string? output = null) => new
    {
        cell_type = "code", metadata = new { }, execution_count = (int?)null, source,
        outputs = output is null ? Array.Empty<object>() : [new { output_type = "stream", name = "stdout", text = output }],
    };

    /// <summary>Padded with what a cell showed once.</summary>
    private static byte[] Large(int size) => Json(new { nbformat = 4, nbformat_minor = 5, metadata = new { }, cells = new[] { Cell(Model, new string('x', size - 2000)) } });

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);
}

using System.Text;
using static Autograder.Hostile.Uploads.Forged;
using static Autograder.Hostile.Uploads.Outcome;

namespace Autograder.Hostile.Uploads;

/// <summary>Files that do something to whoever loads them (T12). Nobody outside a box loads any, and beside honest code they change nothing.</summary>
internal static class PickleCases
{
    /// <summary>Loading it runs a command that leaves a file.</summary>
    private static readonly byte[] Payload = Text("cposix\nsystem\n(S'touch /tmp/GRADER-CANARY-pickle'\ntR.");

    public static IEnumerable<UploadCase> All =>
    [
        Case("T12", "a pickle that runs a command when it is loaded", "model.pkl", Payload),
        Case("T12-pt", "the same as a checkpoint", "model.pt", Payload),
        Case("T12-zip", "the same in the archive that PyTorch writes", "model.pth", new Autograder.Rubrics.Tests.Intake.ZipForge().Add("archive/data.pkl", Payload).Add("archive/version", "3").Build()),
        Case("T12-npy", "an array of objects", "data.npy", Npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", Payload)),
        Case("T12-bomb", "an array that claims a zettabyte", "data.npy", Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846976, 128), }", [])),
        Case("T12-header", "an array whose header is a program", "data.npy", Npy("__import__('os').system('touch /tmp/GRADER-CANARY-npy')", [])),
        Case("T12-npz", "an archive of arrays with a path that climbs", "data.npz", new Autograder.Rubrics.Tests.Intake.ZipForge().Add("../../evil.npy", Payload).Build()),
        Case("T12-safetensors", "tensors that overlap", "model.safetensors", [.. BitConverter.GetBytes(52L), .. "{\"a\":{\"dtype\":\"F64\",\"shape\":[9],\"data_offsets\":[0,8]}}"u8]),
        Case("T12-yaml", "a tag that makes an object", "settings.yaml", Text("!!python/object/apply:os.system ['touch /tmp/GRADER-CANARY-yaml']")),
        new("T12-own", "code that loads its own pickle", "code", "work.zip", () => Zip("import pickle\nimport numpy as np\npickle.loads(b\"cposix\\nsystem\\n(S'touch /tmp/GRADER-CANARY-own'\\ntR.\")\n" + Honest).Build(), new Marks(2)),
    ];

    private static UploadCase Case(string id, string what, string file, byte[] content) => new(id, what, "code", "work.zip", () => Zip().Add(file, content).Build(), new Marks(2));

    private static byte[] Npy(string header, byte[] data) => [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII.GetBytes(header), .. data];
}

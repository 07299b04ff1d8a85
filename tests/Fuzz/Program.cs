using Autograder.Fuzz.Engine;
using Autograder.Fuzz.Readers;
using Autograder.TestKit;

return args switch
{
    ["list"] => List(),
    ["run", var name, var minutes] when AllReaders.Find(name) is { } reader => Supervisor.Run(reader, double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)),
    ["loop", var name, var seconds, var seed] when AllReaders.Find(name) is { } reader => Loop(reader, int.Parse(seconds), int.Parse(seed)),
    ["keep", var name] when AllReaders.Find(name) is { } reader => Supervisor.Traced(new FuzzFolders(Repository.Root, reader.Name), "keep-here", reader.Name),
    ["keep-here", var name] when AllReaders.Find(name) is { } reader => Minimiser.Keep(reader, new FuzzFolders(Repository.Root, reader.Name)),
    ["try", var name, var file] when AllReaders.Find(name) is { } reader => Try(reader, file),
    _ => Usage(),
};

static int List()
{
    Console.WriteLine(string.Join('\n', AllReaders.Names));
    return 0;
}

static int Loop(IFuzzedReader reader, int seconds, int seed)
{
    new FuzzLoop(reader, new FuzzFolders(Repository.Root, reader.Name), new Random(seed)).Run(TimeSpan.FromSeconds(seconds));
    return 0;
}

static int Try(IFuzzedReader reader, string file)
{
    var finding = Attempt.Of(reader, File.ReadAllBytes(file));
    Console.WriteLine(finding is null ? "as promised" : $"{finding.Kind}\n{finding.Words}");
    return finding is null ? 0 : 1;
}

static int Usage()
{
    Console.Error.WriteLine("list | run READER MINUTES | keep READER | try READER FILE");
    return 2;
}

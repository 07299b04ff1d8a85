using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Autograder.Fuzz.Instrumentation;

/// <summary>Writes a call of <see cref="Trace.Hit"/> at the start of every basic block of an assembly, as AFL's compilers do.</summary>
internal sealed class Instrumenter(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Number of blocks so far.</summary>
    public int Blocks { get; private set; }

    public void Rewrite(string path)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        var copy = path + ".traced";
        using (var module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver, InMemory = true }))
        {
            var hit = module.ImportReference(typeof(Trace).GetMethod(nameof(Trace.Hit)));
            foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                Rewrite(method.Body, hit);
            }

            module.Write(copy);
        }

        File.Move(copy, path, overwrite: true);
    }

    private void Rewrite(MethodBody body, MethodReference hit)
    {
        body.SimplifyMacros();
        var starts = Starts(body).Distinct().ToList();
        var moved = new Dictionary<Instruction, Instruction>();
        var il = body.GetILProcessor();
        foreach (var start in starts)
        {
            var number = Instruction.Create(OpCodes.Ldc_I4, _random.Next(Trace.Size));
            il.InsertBefore(start, number);
            il.InsertBefore(start, Instruction.Create(OpCodes.Call, hit));
            moved[start] = number;
            Blocks++;
        }

        Redirect(body, moved);
        body.OptimizeMacros();
    }

    private static IEnumerable<Instruction> Starts(MethodBody body)
    {
        yield return body.Instructions[0];
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                yield return target;
            }

            foreach (var way in instruction.Operand as Instruction[] ?? [])
            {
                yield return way;
            }

            if (instruction.OpCode.FlowControl == FlowControl.Cond_Branch && instruction.Next is { } next)
            {
                yield return next;
            }
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            yield return handler.HandlerStart;
        }
    }

    private static void Redirect(MethodBody body, Dictionary<Instruction, Instruction> moved)
    {
        Instruction? To(Instruction? from) => from is not null && moved.TryGetValue(from, out var to) ? to : from;
        foreach (var instruction in body.Instructions)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => To(target),
                Instruction[] targets => targets.Select(t => To(t)).ToArray(),
                var other => other,
            };
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            handler.TryStart = To(handler.TryStart);
            handler.TryEnd = To(handler.TryEnd);
            handler.HandlerStart = To(handler.HandlerStart);
            handler.HandlerEnd = To(handler.HandlerEnd);
            handler.FilterStart = To(handler.FilterStart);
        }
    }
}

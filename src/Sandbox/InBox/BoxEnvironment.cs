using System.Globalization;

namespace Autograder.Sandbox.InBox;

/// <summary>The environment of a command: a short fixed list, so that nothing of the host can be in it, and what the request adds.</summary>
internal static class BoxEnvironment
{
    public static IReadOnlyList<string> Of(BoxSpec spec, GpuGrant? gpu)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["HF_HUB_OFFLINE"] = "1",
            ["HOME"] = "/tmp/home",
            ["LANG"] = "C.UTF-8",
            ["LOGNAME"] = "student",
            ["MPLBACKEND"] = "Agg",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONHASHSEED"] = "0",
            ["PYTHONNOUSERSITE"] = "1",
            ["USER"] = "student",
        };
        AddThreads(variables, spec.Limits.Threads);
        AddCaches(variables);
        AddGpu(variables, gpu);
        foreach (var (name, value) in spec.Environment)
        {
            variables[name] = value;
        }
        return [.. variables.Select(pair => $"{pair.Key}={pair.Value}")];
    }

    // Left to themselves these libraries start a thread for every core of the machine, whatever share of it the box has.
    private static void AddThreads(IDictionary<string, string> variables, int threads)
    {
        foreach (var name in new[] { "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" })
        {
            variables[name] = threads.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void AddCaches(IDictionary<string, string> variables)
    {
        foreach (var name in new[] { "CUDA_CACHE_PATH", "MPLCONFIGDIR", "NUMBA_CACHE_DIR", "TORCH_HOME", "TRITON_CACHE_DIR", "XDG_CACHE_HOME" })
        {
            variables[name] = "/tmp/home/.cache";
        }
    }

    // An image made for GPUs may ask for all of them by itself; only the request decides.
    private static void AddGpu(IDictionary<string, string> variables, GpuGrant? gpu)
    {
        if (gpu is null)
        {
            variables["CUDA_VISIBLE_DEVICES"] = "";
            variables["NVIDIA_VISIBLE_DEVICES"] = "void";
        }
        else
        {
            variables["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8";
        }
    }
}

using System.CommandLine;
using Autograder.Api.Hosting.Cluster;

namespace Autograder.Api.Hosting;

/// <summary>Serves the portal, with a worker beside it.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        urls.Validators.Add(found =>
        {
            foreach (var url in Split(found.GetValueOrDefault<string>()).Where(url => !IsListenable(url)))
            {
                found.AddError($"--urls: '{url}' is no address to listen on; such as http://127.0.0.1:8080. TLS is left to a proxy in front.");
            }
        });
        var noWorker = new Option<bool>("--no-worker") { Description = "Start no worker beside the portal; start 'worker' yourself, here or elsewhere." };
        var command = new Command("serve", "Serves the portal.") { urls, noWorker };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, cancel);
            var options = open.Options with { Urls = Split(parsed.GetRequiredValue(urls)), RunsWorker = !parsed.GetValue(noWorker) };
            await using var app = PortalHost.Build(options, builder => Keep(builder.Services, open.Cluster));
            await app.RunAsync(cancel);
            return 0;
        });
        return command;
    }

    /// <summary>A server of somebody else's is theirs to keep.</summary>
    private static void Keep(IServiceCollection services, PrivateCluster? own)
    {
        if (own is not null)
        {
            services.AddHostedService(provider => new ClusterKeeper(own, provider.GetRequiredService<ILogger<ClusterKeeper>>()));
        }
    }

    private static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsListenable(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", Port: >= 0 and <= 65535, PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

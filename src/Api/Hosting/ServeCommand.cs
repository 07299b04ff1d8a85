using System.CommandLine;

namespace Autograder.Api.Hosting;

/// <summary>Serves the portal, with a worker beside it.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var noWorker = new Option<bool>("--no-worker") { Description = "Start no worker beside the portal; start 'worker' yourself, here or elsewhere." };
        var command = new Command("serve", "Serves the portal.") { urls, noWorker };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, owns: true, cancel);
            var options = open.Options with { Urls = parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries), RunsWorker = !parsed.GetValue(noWorker) };
            await using var app = PortalHost.Build(options);
            await app.RunAsync(cancel);
            return 0;
        });
        return command;
    }
}

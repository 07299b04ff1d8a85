using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Autograder.Api.Data;
using Autograder.Api.Hosting;

namespace Autograder.Api.Account;

/// <summary>Lets the first people in: an invitation of an administrator, made by whoever may start the program.</summary>
internal static class InviteCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var email = new Argument<string>("email") { Description = "E-mail address, which becomes the name to sign in with." };
        email.Validators.Add(found =>
        {
            if (!new EmailAddressAttribute().IsValid(found.GetValueOrDefault<string>()))
            {
                found.AddError("The first argument must be an e-mail address such as you@example.edu.");
            }
        });
        var name = new Option<string?>("--name") { Description = "Name of the person; can be changed with the account." };
        var command = new Command("invite", $"Invites an administrator and prints the link, which works once. Links begin with what {PortalAddress.Variable} says.") { email, name };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var address = parsed.GetRequiredValue(email);
            await using var open = await data.OpenAsync(parsed, cancel);
            await using var app = PortalHost.Build(open.Options);
            await using var scope = app.Services.CreateAsyncScope();
            var (_, path) = scope.ServiceProvider.GetRequiredService<Invitations>().Add(address, parsed.GetValue(name) ?? address.Split('@')[0], null);
            await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync(cancel);
            await Console.Out.WriteLineAsync(scope.ServiceProvider.GetRequiredService<PortalAddress>().Of(path));
            return 0;
        });
        return command;
    }
}

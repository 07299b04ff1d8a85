namespace Autograder.Api.Account;

/// <summary>Signing in, invitations, passwords, e-mail.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddSingleton(provider => MailOptions.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<Hosting.PortalOptions>()));
        services.AddSingleton<Mailbox>();
        services.AddHostedService(provider => provider.GetRequiredService<Mailbox>());
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<PortalAddress>();
        services.AddScoped<Invitations>();
        services.AddScoped<InvitationLetters>();
        services.AddScoped<ResetLinks>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Admin.AccountDesk>();
        return services;
    }
}

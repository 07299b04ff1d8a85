using Autograder.Api.Hosting;

return await PortalCommands.RunAsync(args);

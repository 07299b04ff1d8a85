using Autograder.Cli;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, Surroundings.OfThisMachine(), interruption.Token);

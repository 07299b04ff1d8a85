namespace Autograder.Api.Hosting;

/// <summary>The program cannot start; the message says to whoever started it what to do.</summary>
internal sealed class StartFailure(string message, Exception? inner = null) : Exception(message, inner);

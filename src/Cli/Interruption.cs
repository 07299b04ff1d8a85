using System.Runtime.InteropServices;

namespace Autograder.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks for an orderly stop, the second ends the program at once (boxes left behind are removed at the next start).</summary>
internal sealed class Interruption : IDisposable
{
    private const string ShowCursor = "\e[?25h";
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested)
        {
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write(ShowCursor);
            }

            return; // not cancelled: the signal does what it always does
        }

        signal.Cancel = true;
        _source.Cancel();
    }
}

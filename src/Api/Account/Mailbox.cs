using System.Net.Mail;
using System.Text;
using System.Threading.Channels;

namespace Autograder.Api.Account;

/// <summary>
/// Takes e-mails and sends them in the background: a page does not wait for the mail server, and how long it takes does not
/// tell whether an address is known. Tried three times; what is not sent then can be asked for again.
/// </summary>
internal sealed partial class Mailbox(MailOptions options, TimeProvider clock, ILogger<Mailbox> log) : BackgroundService
{
    private const int Tries = 3;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(20);
    private readonly Channel<Letter> _waiting = Channel.CreateUnbounded<Letter>(new UnboundedChannelOptions { SingleReader = true });

    public void Post(Letter letter) => _waiting.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(letter, stoppingToken);
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                using var client = options.Open();
                using var mail = new MailMessage(options.From, letter.To, letter.Subject, letter.Text)
                {
                    SubjectEncoding = Encoding.UTF8,
                    BodyEncoding = Encoding.UTF8,
                };
                await client.SendMailAsync(mail, ct);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // whatever is wrong with a letter or its server, pages go on
                NotSent(log, attempt, e);
            }

            await Task.Delay(_pause, clock, ct);
        }
    }

    [LoggerMessage(4101, LogLevel.Warning, "An e-mail could not be sent, try {Attempt}.")]
    private static partial void NotSent(ILogger log, int attempt, Exception e);
}

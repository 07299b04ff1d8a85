using System.Globalization;
using Autograder.Api.Shared;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Shared;

public sealed class TextsTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 1, 12, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "1,234.50", "2.5", "37.5 %", "1.5 MB", "Sun 1 Mar 2026, 13:05 (Europe/Berlin)", "3 days 4 h")]
    [InlineData("de", "1.234,50", "2,5", "37,5 %", "1,5 MB", "So, 1. März 2026, 13:05 (Europe/Berlin)", "3 Tage 4 Std.")]
    public async Task Numbers_dates_and_spans_are_written_as_the_language_does(string language, string number, string marks, string percent, string bytes, string date, string span)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        try
        {
            await portal.InScopeAsync(services =>
            {
                var texts = services.GetRequiredService<ITexts>();
                texts.CourseZone = "Europe/Berlin";
                (texts.Number(1234.5m), texts.Marks(2.50m), texts.Percent(0.375m), texts.Bytes(1_500_000), texts.DateText(_noon), texts.Duration(new TimeSpan(3, 4, 5, 0)))
                    .ShouldBe((number, marks, percent, bytes, date, span));
                return Task.FromResult(0);
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

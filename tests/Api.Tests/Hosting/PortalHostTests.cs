using System.Net;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Hosting;

public sealed class PortalHostTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_program_starts_over_a_fresh_database()
    {
        using var browser = portal.Browser();
        (await browser.GetAsync("/there-is-no-such-page")).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Redirect);
    }
}

using Autograder.Api.Hosting;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Hosting;

public sealed class PortalCommandsTests
{
    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("serve", "--bogus")]
    [InlineData("serve", "--urls", "nonsense")]
    [InlineData("serve", "--urls", "http://127.0.0.1:99999")]
    [InlineData("serve", "--urls", "https://127.0.0.1:8443")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0;ftp://127.0.0.1")]
    [InlineData("worker", "--slots", "0")]
    [InlineData("worker", "--slots", "many")]
    [InlineData("backup")]
    [InlineData("invite")]
    [InlineData("invite", "nobody")]
    public async Task Arguments_that_make_no_sense_start_nothing(params string[] arguments)
    {
        var data = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string[] elsewhere = arguments.Length > 1 ? ["--data", data] : [];

        (await PortalCommands.RunAsync([.. arguments, .. elsewhere])).ShouldBe(2);

        Directory.Exists(data).ShouldBeFalse();
    }
}

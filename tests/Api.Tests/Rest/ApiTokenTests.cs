using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Rest.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Rest;

public sealed class ApiTokenTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Says_what_to_send_where_no_token_comes()
    {
        using var client = portal.Browser();
        var answer = await client.GetAsync("/api/v1/courses");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Authorization: Bearer");
    }

    [Fact]
    public async Task Acts_for_its_owner_and_remembers_when()
    {
        var person = await portal.PersonAsync();
        using var client = portal.Program(await portal.TokenAsync(person));
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");
        me.GetProperty("id").GetInt64().ShouldBe(person);
        (await portal.InDbAsync(db => db.ApiTokens.SingleAsync(t => t.PersonId == person))).LastUsedAt.ShouldBe(portal.Time.GetUtcNow());
    }

    [Fact]
    public async Task Is_refused_when_it_is_unknown_revoked_or_out_of_date()
    {
        var person = await portal.PersonAsync();
        var revoked = await portal.TokenAsync(person);
        await portal.InDbAsync(db => db.ApiTokens.Where(t => t.TokenHash == ApiTokens.HashOf(revoked)).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, portal.Time.GetUtcNow())));
        foreach (var token in new[] { "ag_unknown", revoked, await portal.TokenAsync(person, TimeSpan.Zero) })
        {
            using var client = portal.Program(token);
            (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Is_kept_as_a_hash_only_and_revoked_by_its_owner_only()
    {
        var (owner, other) = (await ViewerAsync(), await ViewerAsync());
        var token = await portal.InScopeAsync(services => services.GetRequiredService<ApiTokens>().MakeAsync(owner, "script", TimeSpan.FromDays(7), default));
        token.ShouldNotBeNull().ShouldStartWith(ApiTokens.Prefix);
        var kept = await portal.InDbAsync(db => db.ApiTokens.SingleAsync(t => t.PersonId == owner.Id));
        kept.TokenHash.ShouldNotContain(token);
        (await portal.InScopeAsync(services => services.GetRequiredService<ApiTokens>().RevokeAsync(other, kept.Id, default))).ShouldBeFalse();
        (await portal.InScopeAsync(services => services.GetRequiredService<ApiTokens>().RevokeAsync(owner, kept.Id, default))).ShouldBeTrue();
        (await portal.InScopeAsync(services => services.GetRequiredService<ApiTokens>().OwnerOfAsync(token, default))).ShouldBeNull();
        (await portal.InDbAsync(db => db.Audit.CountAsync(e => e.PersonId == owner.Id && e.Action.StartsWith("token.")))).ShouldBe(2);
    }

    private async Task<Viewer> ViewerAsync() => new(await portal.PersonAsync(), "Somebody", false, "en", null, true);
}

using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Admin;

public sealed class LastAdminTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Administrators_who_unmake_each_other_at_once_leave_one()
    {
        var (first, second) = (await portal.AddPersonAsync(isAdmin: true), await portal.AddPersonAsync(isAdmin: true));
        using var a = await portal.SignInAsync(first);
        using var b = await portal.SignInAsync(second);
        await Task.WhenAll(a.SendAsync($"/admin/people/{second.Id}/admin", ("on", "false")), b.SendAsync($"/admin/people/{first.Id}/lock", ("on", "true")));
        var left = await portal.InDbAsync(db => db.Users.Where(p => p.IsAdmin && p.LockoutEnd == null).ToListAsync());
        var last = left.ShouldHaveSingleItem();
        var browser = last.Id == first.Id ? a : b;
        (await browser.FollowAsync(await browser.SendAsync($"/admin/people/{last.Id}/admin", ("on", "false")))).Html.ShouldContain("This is the only administrator who can sign in.");
        (await browser.FollowAsync(await browser.SendAsync($"/admin/people/{last.Id}/lock", ("on", "true")))).Html.ShouldContain("This is the only administrator who can sign in.");
    }
}

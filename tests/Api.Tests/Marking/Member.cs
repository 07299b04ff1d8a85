using System.Net;

namespace Autograder.Api.Tests.Marking;

/// <summary>Somebody of a course at a browser.</summary>
internal sealed record Member(long Id, PortalBrowser Browser)
{
    public async Task<(HttpStatusCode Status, string Page)> GetAsync(string url)
    {
        var answer = await Browser.OpenAsync(url);
        return (answer.Status, answer.Html);
    }

    public async Task<(HttpStatusCode Status, string Page, string? Location)> PostAsync(string url, params (string Field, string Value)[] fields)
    {
        var answer = await Browser.SendAsync(url, fields);
        return (answer.Status, answer.Html, answer.Location);
    }

    /// <summary>Opens a sheet and sends its form.</summary>
    public async Task<(HttpStatusCode Status, string Page, string? Location)> MarkAsync(string sheet, params (string Field, string Value)[] fields)
    {
        var (_, page) = await GetAsync(sheet);
        return await PostAsync(sheet, [("Seen", MarkingScene.ValueIn(page, "Seen")), .. fields]);
    }
}

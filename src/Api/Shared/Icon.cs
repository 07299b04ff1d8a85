using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Shared;

/// <summary>Small line drawings beside words, drawn on 16 by 16. They say nothing to screen readers: the word does.</summary>
internal static class Icon
{
    private static readonly FrozenDictionary<string, string> _drawings = new Dictionary<string, string>
    {
        ["mark"] = "M3 13 7.2 3h1.6L13 13M4.8 9.5h4M9 11.5l1.8 1.8L14.5 8",
        ["check"] = "m3 8.5 3.2 3.2L13 4.8",
        ["cross"] = "m4 4 8 8m0-8-8 8",
        ["clock"] = "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.2l2 1.3",
        ["play"] = "M5 3.5v9l7-4.5Z",
        ["dot"] = "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
        ["warning"] = "M8 2.5 14.5 13.5h-13ZM8 6.5v3.2m0 1.6v.4",
        ["info"] = "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 5v4m0-6.2v.4",
        ["lock"] = "M4 7.5h8v6H4Zm1.5 0V5a2.5 2.5 0 0 1 5 0v2.5",
        ["person"] = "M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Zm-5 5.6c.4-2.6 2.5-3.9 5-3.9s4.6 1.3 5 3.9",
        ["people"] = "M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-4.5 5.5c.3-2.4 2.1-3.6 4.5-3.6s4.2 1.2 4.5 3.6M10.5 3.2a2.5 2.5 0 0 1 0 4.6m1.8 2.5c1.3.5 2 1.6 2.2 3.2",
        ["gear"] = "M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM8 1.8v2m0 8.4v2M1.8 8h2m8.4 0h2M3.6 3.6 5 5m6 6 1.4 1.4m0-8.8L11 5m-6 6-1.4 1.4",
        ["sign-out"] = "M9.5 2.5h-6v11h6M7 8h7m-2.8-2.8L14 8l-2.8 2.8",
        ["plus"] = "M8 3v10M3 8h10",
        ["download"] = "M8 2.5v7.5m-3-3 3 3 3-3M3 13.5h10",
        ["upload"] = "M8 10V2.5m-3 3 3-3 3 3M3 13.5h10",
        ["eye-off"] = "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Zm.5 5.5 11-11",
        ["eye"] = "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Zm6-1.7a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z",
        ["search"] = "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.2 3.2",
        ["sun"] = "M8 5.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4ZM8 1.5v1.5m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1.1 1.1m7 7 1.1 1.1m0-9.2-1.1 1.1m-7 7-1.1 1.1",
        ["moon"] = "M13 9.8A5.6 5.6 0 0 1 6.2 3 5.6 5.6 0 1 0 13 9.8Z",
        ["auto"] = "M2 3.5h12v7.5H2Zm3.5 10h5M8 11v2.5",
        ["refresh"] = "M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.8h-2.8",
        ["trash"] = "M3 4.5h10M6 4.5v-2h4v2m-5.8 0 .6 9h6.4l.6-9",
        ["edit"] = "m3 13 .7-3L10.5 3.2l2.3 2.3L6 12.3Z",
        ["list"] = "M5.5 4h8m-8 4h8m-8 4h8M2.5 4h.4m-.4 4h.4m-.4 4h.4",
        ["chart"] = "M2.5 2.5v11h11M5.5 11V8m3 3V5m3 6V6.5",
        ["empty"] = "M2.5 9h3.2l1 1.8h2.6l1-1.8h3.2M2.5 9v4.5h11V9L11.3 3.5H4.7Z",
        ["left"] = "m9.5 3.5-4.5 4.5 4.5 4.5",
        ["right"] = "m6.5 3.5 4.5 4.5-4.5 4.5",
        ["chat"] = "M2.5 3h11v8h-6l-3 2.5V11h-2Z",
        ["calendar"] = "M2.5 3.5h11v10h-11Zm0 3h11M5.5 2v3m5-3v3",
        ["file"] = "M4 2h5l3.5 3.5V14H4Zm5 0v3.5h3.5",
    }.ToFrozenDictionary();

    public static IHtmlContent Of(string name) => new HtmlString(
        $"<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{_drawings[name]}\"/></svg>");
}

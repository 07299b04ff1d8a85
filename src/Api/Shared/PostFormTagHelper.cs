using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Autograder.Api.Shared;

/// <summary>
/// Puts the token against forged requests into every form that posts: the framework leaves it out where a form names its
/// address. Public, because views only find public ones.
/// </summary>
[HtmlTargetElement("form", Attributes = "method,action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = context.AllAttributes["method"]?.Value?.ToString()?.Equals("post", StringComparison.OrdinalIgnoreCase) == true;
        if (posts && ViewContext is not null && context.AllAttributes["asp-antiforgery"] is null)
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }
}

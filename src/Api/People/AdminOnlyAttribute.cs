using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Autograder.Api.People;

/// <summary>For pages of site administrators. To everybody else they do not exist.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AdminOnlyAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var viewers = context.HttpContext.RequestServices.GetRequiredService<ViewerSource>();
        if (await viewers.FindAsync(context.HttpContext.RequestAborted) is { IsAdmin: true })
        {
            await next();
            return;
        }

        context.Result = new NotFoundResult();
    }
}

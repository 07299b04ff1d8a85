using Microsoft.AspNetCore.Mvc.Filters;

namespace Autograder.Api.People;

/// <summary>Loads the viewer before an action takes it as a parameter, whichever way the request was authenticated.</summary>
internal sealed class ViewerFilter(ViewerSource viewers) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await viewers.FindAsync(context.HttpContext.RequestAborted);
        await next();
    }
}

using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Autograder.Api.Shared;

/// <summary>Views lie beside their controller: Autograder.Api.Courses.RosterController finds Courses/Views/Roster/ and Courses/Views/.</summary>
internal sealed class FeatureViews : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context) => context.Values[Feature] =
        context.ActionContext.ActionDescriptor is ControllerActionDescriptor action ? action.ControllerTypeInfo.Namespace?.Split('.')[^1] : null;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Feature, out var feature) && feature is not null
            ? [$"/{feature}/Views/{{1}}/{{0}}.cshtml", $"/{feature}/Views/{{0}}.cshtml", "/Shared/{0}.cshtml"]
            : ["/Shared/{0}.cshtml"];
}

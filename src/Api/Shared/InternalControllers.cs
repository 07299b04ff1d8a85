using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Autograder.Api.Shared;

/// <summary>Controllers are internal like everything else here.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        typeInfo is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeInfo.IsSubclassOf(typeof(ControllerBase))
        && typeInfo.Name.EndsWith("Controller", StringComparison.Ordinal);
}

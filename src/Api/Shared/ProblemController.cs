using Autograder.Api.Assignments.Uploads;
using Autograder.Api.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Shared;

/// <summary>A page for each way a request can fail: what happened and the way on. Runs in place of an empty answer.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProblemController(ITexts texts) : Controller
{
    [Route("/problem/{status:int}")]
    [StreamsBody] // the request that failed may have been a form that was read in part
    public IActionResult Show(int status)
    {
        status = status == StatusCodes.Status500InternalServerError ? OurFault.StatusOf(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error) : status;
        Response.StatusCode = status = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        var (title, words) = status switch
        {
            400 => (texts["That did not arrive as it should"], texts["The form was open for long, or in two tabs. Go back, load the page again, and repeat what you did."]),
            404 => (texts["There is nothing here for you"], texts["The address may be mistyped, the page may be gone, or it belongs to a course that you are not in. Are you signed in with the right account?"]),
            405 => (texts["This address is not for opening"], texts["It only takes what a form sends. Go back and use the form."]),
            409 => (texts["Somebody was quicker"], texts["The same was done at the same moment, perhaps by a second click, and it was done once. Go back and load the page again: it shows what holds now."]),
            413 => (texts["That is too large"], texts["The files together are larger than what is taken here. Leave out data sets, weights and pictures that are not needed, and try again."]),
            429 => (texts["Too many tries"], texts["Please wait some minutes, then try again."]),
            503 or 507 => (texts["Just a moment"], texts["The portal is starting or being looked after. Nothing is lost; try again in a minute."]),
            _ => (texts["Something went wrong on our side"], texts["It was not your fault, and nothing was counted. Try again in a minute; if it happens again, tell your instructor the time and the number below."]),
        };
        return View("Problem", new ProblemPage(status, title, words, HttpContext.TraceIdentifier));
    }
}

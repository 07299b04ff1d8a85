using System.Diagnostics;
using Autograder.Api.Assignments.Uploads;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Assignments;

/// <summary>Answers a form that hands something in: the next page for a browser, JSON for our script that shows the progress.</summary>
internal static class HandInReply
{
    /// <param name="back">The page to show a problem on.</param>
    public static IActionResult Outcome(this Controller controller, HandInOutcome outcome, string back, ITexts texts) => outcome switch
    {
        HandInOutcome.Taken taken => controller.GoTo(taken.Submission.Id),
        HandInOutcome.Again again => controller.GoTo(again.Submission.Id),
        HandInOutcome.Refused refused => controller.GoTo(refused.Submission.Id),
        HandInOutcome.LimitReached limit => controller.Problem(StatusCodes.Status409Conflict, texts.Count(limit.Limit, "Nothing was handed in: you have used your {0} attempt.", "Nothing was handed in: you have used all of your {0} attempts."), back),
        HandInOutcome.Closed closed => controller.Problem(StatusCodes.Status409Conflict, closed.Words, back),
        HandInOutcome.TeamChanged => controller.Problem(StatusCodes.Status409Conflict, texts["Your group changed while the files arrived. Nothing was handed in; look who is in it, then try again."], back),
        HandInOutcome.NotOpen => controller.Problem(StatusCodes.Status409Conflict, texts["This assignment is not open yet. Nothing was handed in."], back),
        _ => throw new UnreachableException(),
    };

    /// <summary>What is wrong with the form itself.</summary>
    public static IActionResult Unread(this Controller controller, UploadedForm form, string back, ITexts texts) => form switch
    {
        UploadedForm.TooLarge large => controller.Problem(StatusCodes.Status413PayloadTooLarge, TooLarge(large, texts), back),
        UploadedForm.TooManyFiles many => controller.Problem(StatusCodes.Status413PayloadTooLarge,
            texts["These are more than {0} files. Leave out data sets and virtual environments, and try again. Nothing was handed in, and no attempt was used.", many.Limit], back),
        _ => controller.BadRequest(),
    };

    public static IActionResult TooMuch(this Controller controller, string back, ITexts texts) => controller.Problem(
        StatusCodes.Status429TooManyRequests, texts["You have handed in very much in a short time, so nothing was taken now, and no attempt was used. Wait a few minutes, then try again."], back);

    public static IActionResult Problem(this Controller controller, int status, string words, string back)
    {
        if (controller.WantsJson())
        {
            return new JsonResult(new { problems = new[] { words } }) { StatusCode = status };
        }

        if (status == StatusCodes.Status413PayloadTooLarge)
        {
            controller.Response.StatusCode = status;
            return controller.View("/Assignments/Views/TooLarge.cshtml", new TooLargePage(words, back));
        }

        controller.TempData.Warn(words);
        return controller.Redirect(back);
    }

    private static IActionResult GoTo(this Controller controller, long submission)
    {
        var next = $"/submissions/{submission}";
        return controller.WantsJson() ? new JsonResult(new { next }) : controller.Redirect(next);
    }

    private static bool WantsJson(this Controller controller) => controller.Request.Headers.Accept.ToString() == "application/json";

    private static string TooLarge(UploadedForm.TooLarge large, ITexts texts) =>
        texts["Together the files are larger than {0} MB, which is the most that is taken. Leave out data sets, saved models and virtual environments, and try again. Nothing was handed in, and no attempt was used.", large.Limit / (1024 * 1024)];
}

/// <summary>An upload that was refused before it was read to its end.</summary>
internal sealed record TooLargePage(string Words, string Back);

using Autograder.Api.Shared;
using Autograder.Rubrics.Calendars;

namespace Autograder.Api.Courses;

/// <summary>What late work keeps, said once and shortly.</summary>
internal static class LateWords
{
    public static string Of(Calendar calendar, ITexts texts)
    {
        if (calendar.Due is null)
        {
            return texts["No deadline."];
        }

        if (calendar.LateRules.Count == 0)
        {
            return texts["Nothing is taken after the deadline."];
        }

        var steps = calendar.LateRules.Select(rule => rule.ToEndOfDay
            ? texts["up to the end of the day {0} later: {1} of the marks", texts.Duration(rule.UpTo), texts.Percent(rule.Kept)]
            : texts["up to {0} later: {1} of the marks", texts.Duration(rule.UpTo), texts.Percent(rule.Kept)]);
        return texts["Late work keeps, {0}; after that nothing is taken.", string.Join("; ", steps)];
    }
}

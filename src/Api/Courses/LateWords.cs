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
            ? texts["{0} of the marks to the end of the day {1} after the deadline", texts.Percent(rule.Kept), texts.Duration(rule.UpTo)]
            : texts["{0} of the marks up to {1} after the deadline", texts.Percent(rule.Kept), texts.Duration(rule.UpTo)]);
        return texts["Handed in late, you keep {0}. After that nothing is taken.", string.Join(", ", steps)];
    }
}

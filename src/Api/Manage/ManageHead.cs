using Autograder.Api.Shared;

namespace Autograder.Api.Manage;

/// <summary>Title, way back and time zone of a page about an assignment.</summary>
internal static class ManageHead
{
    public static void Place(this ManageFrame frame, PageHead head, ITexts texts, string title)
    {
        texts.CourseZone = frame.Course.TimeZone;
        head.Is(title).Under(texts["Courses"], "/").Under(frame.Course.Title, frame.CourseUrl).Under(frame.Assignment.Title, frame.AssignmentUrl);
        if (frame.Tab.Length > 0)
        {
            head.Under(texts["Manage"], frame.Url);
        }
    }
}

using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Account;

/// <summary>Tells people of their invitations.</summary>
internal sealed class InvitationLetters(Mailbox mailbox, PortalAddress address, ITexts texts)
{
    /// <returns>The link, to be shown once to who invited.</returns>
    public string Send(Invitation invitation, string path, string? course)
    {
        var link = address.Of(path);
        var what = course is null ? texts["You are invited to Autograder."] : texts["You are invited to the course {0} on Autograder.", course];
        mailbox.Post(new Letter(
            invitation.Email,
            course is null ? texts["Your invitation to Autograder"] : texts["Your invitation to {0}", course.ReplaceLineEndings(" ")],
            texts["Hello {0},\n\n{1} Make your account here, within four weeks:\n\n{2}\n\nThe link works once.", invitation.DisplayName, what, link]));
        return link;
    }
}

using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;

namespace Autograder.Api.Account;

/// <summary>Tells people of their invitations.</summary>
internal sealed class InvitationLetters(Mailbox mailbox, MailOptions mail, PortalAddress address, ITexts texts)
{
    /// <returns>
    /// The link, to be shown once to who invited and handed on. Null where it goes out by e-mail: who holds the link makes the account, so it is for nobody
    /// but the invited person then, and for administrators, who can let people in anyway.
    /// </returns>
    public string? Send(Invitation invitation, string path, string? course, Viewer by)
    {
        var link = address.Of(path);
        var what = course is null ? texts["You are invited to Autograder."] : texts["You are invited to the course {0} on Autograder.", course];
        mailbox.Post(new Letter(
            invitation.Email,
            course is null ? texts["Your invitation to Autograder"] : texts["Your invitation to {0}", course.ReplaceLineEndings(" ")],
            texts["Hello {0},\n\n{1} Make your account here, within four weeks:\n\n{2}\n\nThe link works once.", invitation.DisplayName, what, link]));
        return mail.Server is null || by.IsAdmin ? link : null;
    }
}

using Autograder.Api.Data;
using Autograder.Api.People;

namespace Autograder.Api.Account;

/// <summary>Where somebody is signed in.</summary>
/// <param name="Here">Number of the session that asks.</param>
internal sealed record SessionsPage(IReadOnlyList<Session> Sessions, long? Here, SessionLife Life);

using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Results;

/// <summary>Something to look at beside a question: <c>&lt;partial name="/Results/Views/_Exhibit.cshtml" model="…" /&gt;</c>.</summary>
/// <param name="Data">What it was made from, so that a chart's numbers can be read.</param>
/// <param name="PictureUrl">Address of a picture that the view names.</param>
/// <param name="ChartUrl">Address of a chart by its name and the theme, light or dark.</param>
internal sealed record ExhibitModel(ExhibitView View, Exhibit Data, TextSet Texts, Func<string, string> PictureUrl, Func<string, string, string> ChartUrl);

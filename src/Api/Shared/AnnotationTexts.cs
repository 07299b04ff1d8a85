using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Autograder.Api.Shared;

/// <summary>Messages of validation attributes, by the same texts as everything else.</summary>
internal sealed class AnnotationTexts : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, Find(name));

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentUICulture, Find(name), arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    private static string Find(string name) =>
        CultureInfo.CurrentUICulture.Name == Languages.German ? Languages.Texts.GetValueOrDefault(name, name) : name;
}

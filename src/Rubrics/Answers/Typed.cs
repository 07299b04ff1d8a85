using System.Text;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Answers;

/// <summary>What a person typed, before anything is understood: words or a list. A closed family.</summary>
public abstract record Typed
{
    private Typed() { }

    /// <summary>An empty text.</summary>
    public static readonly Typed Nothing = new Words("");

    /// <summary>As typed, on one line where it is a list.</summary>
    public abstract string Shown { get; }

    public sealed record Words(string Text) : Typed
    {
        public override string Shown => Text;
    }

    public sealed record List(IReadOnlyList<Typed> Items) : Typed
    {
        private const int MostShown = 2000;

        public override string Shown
        {
            get
            {
                var text = new StringBuilder("[");
                foreach (var item in Items)
                {
                    text.Append(text.Length > 1 ? ", " : "").Append(item.Shown);
                    if (text.Length > MostShown)
                    {
                        return text.Append("…]").ToString();
                    }
                }

                return text.Append(']').ToString();
            }
        }

        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;
    }

    internal static Typed Of(YamlCursor at) => at.Node switch
    {
        YamlSequenceNode => new List([.. at.Elements().Select(Of)]),
        YamlScalarNode { Value: var text } => new Words((text ?? "").Trim()),
        YamlMappingNode => Mapping(at),
        _ => Nothing,
    };

    private static Typed Mapping(YamlCursor at)
    {
        at.Problem("names below a list are not understood; write numbers, words or lists");
        return Nothing;
    }
}

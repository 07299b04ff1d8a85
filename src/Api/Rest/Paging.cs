using System.ComponentModel;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest;

/// <summary>Which part of a list is asked for. Lists go on after an id, so that nothing is missed or seen twice while they grow.</summary>
internal sealed record Paging(long? After, int? Limit)
{
    public const string AfterSays = "Go on after the item with this id: `next` of the answer before. Without it the list begins at its start.";
    public const string LimitSays = "How many items at most, 1 to 200; 50 when left out.";
    public const int Most = 200;
    private const int Usual = 50;

    /// <summary>Ids of the part are larger.</summary>
    public long Begin => After ?? 0;

    public int Take => Math.Clamp(Limit ?? Usual, 1, Most);

    /// <summary>Makes the answer of one item more than was asked for.</summary>
    public Paged<T> Cut<T>(List<T> items, Func<T, long> id) => items.Count > Take
        ? new Paged<T>(items[..Take], id(items[Take - 1]))
        : new Paged<T>(items, null);
}

/// <summary>Part of a list.</summary>
internal sealed record Paged<T>(
    [property: Description("The items.")] IReadOnlyList<T> Items,
    [property: Description("Ask again with `after` set to this for more; null at the end."), Example("1042")] long? Next);

using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Directory;
using Selec.Sdk;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>What one person is to see, as the access decision says when it is asked directly.</summary>
internal sealed class Sight(
    Standing who, IReadOnlyDictionary<ItemId, ItemControl> items, IReadOnlySet<string> granted, DateTimeOffset now)
{
    public string Person => who.Person.Value;

    public bool Supervises => who.Supervises();

    public bool Sees(HeldRow row) => row.Item is { } item
        ? items.TryGetValue(item, out var control) && AccessDecision.May(new AccessQuestion(who, Act.Know, control, now))
        : granted.Contains(row.GrantedBy);

    /// <summary>What stands between the person and a text, in order; none when it may be read.</summary>
    public List<AccessCondition> Refusals(HeldText text, bool hasPurpose) => items.TryGetValue(text.Item, out var control)
        ? [.. AccessDecision.Refusals(new AccessQuestion(who, Act.Read, control, now) { Field = text.Field, HasPurpose = hasPurpose })]
        : [AccessCondition.NeedToKnow];

    /// <summary>True when all texts of the text's item may be read: searching tells no one text from another.</summary>
    public bool MaySearch(HeldText text) => items.TryGetValue(text.Item, out var control)
        && AccessDecision.May(new AccessQuestion(who, Act.Read, control, now) { HasPurpose = true });

    /// <summary>The texts that may be shown to the person anywhere.</summary>
    public HashSet<string> Shown(IEnumerable<HeldRow> rows, bool hasPurpose) =>
        [.. rows.SelectMany(row => row.Texts).Where(text => text.Clear is not null && Refusals(text, hasPurpose).Count == 0).Select(
            text => text.Clear!)];
}

/// <summary>
/// The people who are asked: each role in each kind of place towards the parties that act in the run in every way there is; all others, who
/// have no part in it, by ids, in lists and by every question.
/// </summary>
internal static class Sights
{
    /// <summary>Supplier, addressee, a party brought in later, and a State with no part in anything.</summary>
    static readonly ImmutableHashSet<string> _states = ["BG", "RO", "HU", "RS"];

    public static IReadOnlyList<string> People { get; } =
    [
        .. DemoPeople.All.Where(one => Organisation(one) || _states.Contains(one.Party.Value)).Select(one => one.Person.Value),
    ];

    /// <summary>Every other person of the demonstration.</summary>
    public static IReadOnlyList<string> Others { get; } = [.. DemoPeople.All.Select(one => one.Person.Value).Except(People)];

    public static async Task<List<Sight>> OfAsync(RunningPlatform platform, IReadOnlyCollection<HeldRow> rows, IEnumerable<string> people)
    {
        var services = platform.Services;
        var (directory, now) = (services.GetRequiredService<IDirectory>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var items = rows.SelectMany(row => row.Texts.Concat(row.Searched)).Select(text => text.Item).Concat(
            rows.Select(row => row.Item).OfType<ItemId>()).Distinct().ToList();
        var controls = await services.GetRequiredService<IItemControls>().FindAsync(items, default);
        var sights = new List<Sight>();
        foreach (var person in people.Select(person => new PersonId(person)))
        {
            var granted = await services.GetRequiredService<IReadModel>().GrantedAsync(
                [.. rows.Select(row => row.GrantedBy).Distinct()], directory.CallerOf(person, now)!, default);
            sights.Add(new Sight(directory.StandingOf(person, now)!, controls, granted, now));
        }
        return sights;
    }

    static bool Organisation(DemoPerson one) =>
        one.Role is Role.PartnerRepresentative or Role.ObserverRepresentative ? IsFirst(one) : one.Party == PartyCode.Selec;

    static bool IsFirst(DemoPerson one) => DemoPeople.All.Where(other => other.Role == one.Role).Take(2).Contains(one);
}

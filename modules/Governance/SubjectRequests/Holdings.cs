using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>An item that is held about a person.</summary>
/// <param name="Item">The item.</param>
/// <param name="Supplier">The party that supplied it.</param>
internal sealed record Holding(ItemId Item, PartyCode Supplier);

/// <summary>What is held about a person, as looked up for the desk.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsAmiss">True when the desk names an item that is none, or none that can be held about a person.</param>
internal sealed record Holdings(ImmutableArray<Holding> Items, bool IsAmiss);

/// <summary>The items of one party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Items">Its items.</param>
internal sealed record SubjectHoldings(PartyCode Party, ImmutableArray<ItemId> Items);

/// <summary>
/// Finds what is held about a person: every item whose searched words hold a name of the person, or a number of the person's papers. It looks
/// for the desk, which supervises and reads everything.
/// </summary>
internal sealed class HoldingsSearch(ISealing sealing, ISearchedTexts texts, IItemControls controls)
{
    const int MostTexts = 200;

    static readonly char[] _lines = ['\n', '\r', ';'];

    /// <summary>What is held, party by party, for <c>Query.subjectHoldings</c>; null for whoever does not supervise.</summary>
    public async Task<object?> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        if (!Standing.Supervises(call.Viewer.Role) || call.NodeOf((string)call.Arguments["request"]!) is not { Kind: SubjectRequest.ActorKind } node)
            return null;
        if (await call.Read.FindOneAsync(SubjectRequestRead.Table, call.Viewer, node.Key, cancellationToken) is not { } request) return null;
        call.Concerning(node);
        var held = (await FindAsync(request.File.Identity, cancellationToken)).Where(holding => !request.File.LeftOut.Contains(holding.Item)).ToList();
        foreach (var holding in held) call.Concerning(holding.Item.Stream);
        return held.GroupBy(holding => holding.Supplier).OrderBy(party => party.Key.Value, StringComparer.Ordinal)
            .Select(party => new SubjectHoldings(party.Key, [.. party.Select(holding => holding.Item)])).ToList();
    }

    /// <summary>What is held about the person who asks, with what the desk names beside it.</summary>
    public async Task<Holdings> LookUpAsync(ConsultSuppliers command, Lookup lookup, CancellationToken cancellationToken)
    {
        var request = await lookup.Read.FindOneAsync(SubjectRequestRead.Table, lookup.Caller, lookup.Actor.Key, cancellationToken);
        if (request is null || !Standing.Supervises(lookup.Caller.Role)) return new Holdings([], false);
        var named = await OfAsync(command.Also, cancellationToken);
        var found = await FindAsync(request.File.Identity, cancellationToken);
        var all = found.Union(named).ToImmutableArray();
        var unknown = named.Length != command.Also.Distinct().Count()
            || command.Without.Any(item => all.All(holding => holding.Item != item));
        return new Holdings(all, unknown);
    }

    async Task<ImmutableArray<Holding>> FindAsync(SubjectIdentity identity, CancellationToken cancellationToken)
    {
        var found = new HashSet<ItemId>();
        foreach (var wanted in Wanted(identity)) found.UnionWith(await texts.FindAsync(wanted, cancellationToken));
        return await OfAsync(found, cancellationToken);
    }

    // Accounts are for who is who, and what the desk holds itself is not held about the person.
    async Task<ImmutableArray<Holding>> OfAsync(IEnumerable<ItemId> items, CancellationToken cancellationToken)
    {
        var known = await controls.FindAsync([.. items.Distinct()], cancellationToken);
        return
        [
            .. known.Where(item => !item.Value.IsErased && !item.Value.IsAddress() && !item.Value.IsOfDesk())
                .Select(item => new Holding(item.Key, item.Value.Supplier)).OrderBy(holding => holding.Item.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The texts that are looked for: the numbers of papers, each surname with each given name or alone, other names.</summary>
    IEnumerable<string> Wanted(SubjectIdentity identity)
    {
        var given = Clear(identity.GivenNames).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var surnames = new[] { Clear(identity.Surname), Clear(identity.MaidenName) }.Where(name => name.Length > 0).ToList();
        var names = surnames.SelectMany(surname => given.DefaultIfEmpty("").Select(first => $"{surname} {first}"));
        return Lines(identity.PersonalNumber).Concat(Lines(identity.Documents)).Concat(names).Concat(Lines(identity.Aliases))
            .Distinct().Take(MostTexts);
    }

    string[] Lines(Sealed<string>? text) =>
        Clear(text).Split(_lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    string Clear(Sealed<string>? text) => text is null ? "" : (sealing.Open(text) ?? "").Trim();
}

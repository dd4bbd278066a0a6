using System.Collections.Immutable;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Taking sight of an item in an emergency, on terms that a test sets.</summary>
internal static class BreakingGlass
{
    /// <summary>Every role that may be set, for six hours.</summary>
    public static readonly BreakGlassTerms Wide = new(BreakGlassTerms.Possible, 6);

    /// <summary>Somebody tries.</summary>
    /// <returns>The code of the refusal, or null.</returns>
    public static string? Break(this Platform platform, Caller caller, ItemId item, BreakGlassTerms? terms = null)
    {
        var facts = ImmutableDictionary<Type, object>.Empty.Add(typeof(BreakGlassTerms), terms ?? BreakGlassTerms.Strict)
            .Add(typeof(OverdueReview), platform.Overdue(caller));
        var command = new BreakGlass(item, platform.Text("reason"), Platform.Terms());
        var context = new CommandContext(
            item.Stream, caller, platform.Now, Parties, new ItemId($"reason{platform.Journal.Count}"), facts,
            BitConverter.GetBytes((long)platform.Journal.Count).Concat(new byte[8]).ToArray());
        var decision = command.DecideOn(platform.State<InformationItem>(item.Stream), context);
        platform.Store(item.Stream, decision.Events.Select(fact => new EventElsewhere(item.Stream, fact)).Concat(decision.Elsewhere));
        return decision.Refusal?.Code;
    }

    /// <summary>Whether the review of an earlier emergency of the person's is overdue.</summary>
    public static OverdueReview Overdue(this Platform platform, Caller caller) => OverdueReview.FindAsync(
        new Lookup(new StreamId(InformationItem.ActorKind, "any"), caller, platform.Now, platform.Reads), default).GetAwaiter().GetResult();

    /// <summary>The emergencies, as the Data Protection Officer sees them.</summary>
    public static List<EmergencyView> Emergencies(this Platform platform) => platform.Reads.All(EmergencyRead.Emergencies, DataProtection);
}

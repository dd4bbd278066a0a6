using Selec.Sdk;
using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>The rules that accounts keep, walked along the journal: they hold only if each act was decided on what was true when it was stored.</summary>
static class RuleChecks
{
    /// <summary>A name is one account's at a time.</summary>
    public static IEnumerable<string> Names(Evidence evidence)
    {
        var (holders, held) = (new Dictionary<string, StreamId>(), new Dictionary<StreamId, string>());
        foreach (var (fact, stored) in evidence.Events)
        {
            if (stored is not AccountRenamed renamed) continue;
            var name = Evidence.DerivedKeys.Open(renamed.Name)!;
            if (holders.TryGetValue(name, out var holder) && holder != fact.Stream) yield return $"{fact.Stream} took at {fact.Position} a name that {holder} had";
            if (held.TryGetValue(fact.Stream, out var former) && holders.GetValueOrDefault(former) == fact.Stream) holders.Remove(former);
            (holders[name], held[fact.Stream]) = (fact.Stream, name);
        }
    }

    /// <summary>A frozen account takes and gives nothing, and vouches for nobody; one that is not open does nothing.</summary>
    public static IEnumerable<string> Guards(Evidence evidence)
    {
        var frozen = new HashSet<string>();
        foreach (var ((fact, stored), before) in evidence.Walk())
        {
            if (stored is AccountFrozen) frozen.Add(fact.Stream.Key);
            if (stored is AccountThawed) frozen.Remove(fact.Stream.Key);
            if (stored is MoneySent or MoneyReceived && before.IsFrozen) yield return $"{fact.Stream} was frozen, and at {fact.Position} it {stored.GetType().Name}";
            if (stored is AccountVouchedFor vouched && frozen.Contains(vouched.By)) yield return $"{vouched.By} was frozen, and at {fact.Position} it vouched for {fact.Stream}";
            if (stored is not AccountOpened && before.Home is null) yield return $"{fact.Stream} was not open, and at {fact.Position} it {stored.GetType().Name}";
        }
    }

    /// <summary>Money is neither lost nor made, and nobody owes any.</summary>
    public static IEnumerable<string> Money(Evidence evidence)
    {
        var sum = 0L;
        foreach (var ((fact, stored), before) in evidence.Walk())
        {
            if (stored is MoneySent sent)
            {
                sum -= sent.Amount;
                if (before.Balance < sent.Amount) yield return $"{fact.Stream} had {before.Balance}, and sent {sent.Amount} at {fact.Position}";
            }
            sum += stored is MoneyReceived received ? received.Amount : 0;
        }
        if (sum != 0) yield return $"{sum} more was received than sent";
    }
}

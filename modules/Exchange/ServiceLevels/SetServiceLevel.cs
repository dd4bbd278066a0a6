using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The Operational Directorate records what a pair of parties agreed. Threads opened before keep the hours they were sent with.
/// </summary>
internal sealed record SetServiceLevel(
    PartyCode First, PartyCode Second, int UrgentDirectHours, int UrgentIndirectHours, int StandardHours) : Command<ServiceLevel>
{
    public override Decision Decide(ServiceLevel state, CommandContext context)
    {
        var who = Acting.In(context);
        if (context.Caller.Role != Role.OperationsDirectorate) return Refusals.NotPermitted;
        if (First == Second) return Refuse("PAIR_OF_ONE", "A service level holds between two parties.", "second");
        if (!who.Exchanges(First) || !who.Exchanges(Second))
        {
            return Refuse(
                "PARTY_NOT_ENTITLED", "A service level holds between Member States and Operational Partners.",
                who.Exchanges(First) ? "second" : "first");
        }
        if (UrgentDirectHours < 1 || UrgentIndirectHours < UrgentDirectHours
            || StandardHours < UrgentIndirectHours || StandardHours > 90 * 24)
        {
            return Refuse(
                "HOURS_OUT_OF_ORDER", "The hours begin at 1, do not fall from class to class and end at 2160.", "urgentDirectHours");
        }
        var (first, second) = string.CompareOrdinal(First.Value, Second.Value) < 0 ? (First, Second) : (Second, First);
        return new ServiceLevelSet(
            first, second, new ServiceHours(UrgentDirectHours, UrgentIndirectHours, StandardHours), context.Caller.Person, context.Now);
    }
}

/// <summary>A pair's service level was set.</summary>
[AuditedAs(AuditKind.Configure)]
internal sealed record ServiceLevelSet(PartyCode First, PartyCode Second, ServiceHours Hours, PersonId By, DateTimeOffset At)
    : DomainEvent<ServiceLevel>
{
    public override ServiceLevel Evolve(ServiceLevel state) => new(First, Second, Hours, By, At);
}

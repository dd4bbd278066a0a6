using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A request was transmitted to one addressee. The deadline is known from now on; its clock starts at receipt.</summary>
/// <param name="Request">The request as sent.</param>
/// <param name="Addressee">The side that is asked.</param>
/// <param name="Class">The deadline class, or null where no answer is due.</param>
/// <param name="Hours">The hours from receipt, by the service level of the pair on the day of sending.</param>
/// <param name="By">Who transmitted.</param>
/// <param name="At">When.</param>
internal sealed record ThreadOpened(
        RequestBrief Request, PartySide Addressee, DeadlineClass? Class, int? Hours, PersonId By, DateTimeOffset At)
    : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) =>
        state with { Request = Request, Addressee = Addressee, Class = Class, Hours = Hours, OpenedAt = At };
}

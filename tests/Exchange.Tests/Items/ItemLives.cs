using Selec.Contracts;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Items entered on a day, and what the platform does about them when the clock comes there.</summary>
internal static class ItemLives
{
    /// <summary>Bulgaria supplies an item at a moment.</summary>
    public static ItemId Supplied(this Platform platform, DateTimeOffset at)
    {
        platform.Now = at;
        return platform.Report(Officer(Bulgaria), $"van{platform.Journal.Count}", $"h{platform.Journal.Count}");
    }

    public static InformationItem Item(this Platform platform, ItemId item) => platform.State<InformationItem>(item.Stream);

    /// <summary>The clock comes to a moment; every reminder that is due on the way is delivered in its time, and so often.</summary>
    public static void Reach(this Platform platform, DateTimeOffset moment, int times = 1)
    {
        while (Due(platform, moment) is { } due)
        {
            platform.Now = due.Reminder.Due > platform.Now ? due.Reminder.Due : platform.Now;
            for (var i = 0; i < times; i++) platform.Deliver(due.Item, due.Reminder.Name);
            platform.SideOf(due.Item).Reminders.Should().NotContain(due.Reminder, "what was delivered in its time is settled");
        }
        platform.Now = moment;
    }

    /// <summary>Delivers a reminder as the platform does.</summary>
    public static Decision Deliver(this Platform platform, StreamId item, string reminder) =>
        platform.Decide(PlatformCaller.Caller, item, ModuleContents.OfExchange.Actors[item.Kind].Remind(platform.StateOf(item), reminder)!);

    static (StreamId Item, Reminder Reminder)? Due(Platform platform, DateTimeOffset moment)
    {
        var due = platform.Streams.SelectMany(stream => platform.SideOf(stream).Reminders.Select(reminder => (Stream: stream, Reminder: reminder)))
            .Where(one => one.Reminder.Due <= moment).OrderBy(one => one.Reminder.Due).ToList();
        return due.Count > 0 ? due[0] : null;
    }
}

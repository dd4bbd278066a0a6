using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>Reports of identifiers by records of a plug-in, and what became of them.</summary>
internal static class Reporting
{
    public const string Plate = "vehicle-plate";

    /// <summary>A record reports an identifier, the way the platform adds it to a plug-in's command.</summary>
    /// <returns>The item that holds the text.</returns>
    public static ItemId Report(this Platform platform, Caller caller, string subject, string identifier)
    {
        var (record, item) = (new StreamId("vehicle", subject), new ItemId($"text{platform.Journal.Count}"));
        var opened = new ItemOpened(
            caller.Party, ProvenanceKind.Direct, Platform.Terms(), ClassificationLevel.Basic, record,
            [.. Groups.Supervisors, Groups.FocalPoint(caller.Party), Groups.Liaison(caller.Party)], caller.Person, platform.Now);
        platform.Store(
            record,
            [
                new EventElsewhere(item.Stream, opened),
                new EventElsewhere(Of(identifier), new IdentifierReported(
                    Plate, caller.Party, record, item, caller.Person, platform.Now)),
            ]);
        return item;
    }

    /// <summary>The contacts that a person sees.</summary>
    public static List<ContactView> Contacts(this Platform platform, Caller viewer) => platform.Reads.All(ContactRead.Contacts, viewer);

    /// <summary>The one contact that a person sees.</summary>
    public static ContactView Contact(this Platform platform, Caller viewer) =>
        platform.Contacts(viewer).Should().ContainSingle().Which;

    public static StreamId Of(string identifier) => new(Identifier.ActorKind, identifier);
}

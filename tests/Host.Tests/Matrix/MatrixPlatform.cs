using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Scenarios;
using Selec.Host.Tests.Secrecy;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>One running platform with both plug-ins and one set of objects, at which every role looks and on which every role tries to act.</summary>
public sealed class MatrixPlatform : IAsyncLifetime
{
    static readonly Role[] _national = [Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer];

    readonly Dictionary<string, string> _cursors = [];

    /// <summary>Parts of the platform that are replaced.</summary>
    internal Action<IServiceCollection>? Adjust { get; init; }

    /// <summary>Whether the live streams are read, which takes until their next heartbeat.</summary>
    internal bool Listens { get; init; } = true;

    internal RunningPlatform Running { get; private set; } = null!;

    internal SchemaTexts Texts { get; private set; } = null!;

    internal Play Play { get; private set; } = null!;

    internal IReadOnlyList<Target> Targets { get; private set; } = [];

    internal IJournal Journal => Running.Services.GetRequiredService<IJournal>();

    /// <summary>What each person was told in the live stream while everything happened.</summary>
    internal Dictionary<string, List<System.Text.Json.Nodes.JsonNode>> Told { get; } = [];

    /// <summary>What was looked at before; nothing changes while the tests run.</summary>
    internal ConcurrentDictionary<(string Person, string Id), Sight> Seen { get; } = [];

    /// <summary>The lists as they were read before, with what is wrong with their counts.</summary>
    internal ConcurrentDictionary<(string Person, string List), (List<string> Ids, string? Wrong)> Listed { get; } = [];

    public async Task InitializeAsync()
    {
        Running = await RunningPlatform.StartWithPluginsAsync(
            [PluginFolder.Built("stolen-vehicles", "StolenVehicles"), PluginFolder.Built("drugs", "Drugs")], Adjust);
        Texts = SchemaTexts.Of(Running);
        Play = new Play(Running, Texts);
        string[] people = [.. Page.Columns.Select(column => column.Person), "selec-task-force-stolen-vehicles"];
        foreach (var person in people) _cursors[person] = await ActivityReading.CursorAsync(Running, person);
        var (exchanged, investigated, recorded) = (new Exchanged(Play), new Investigated(Play), new Recorded(Play));
        await exchanged.RunAsync();
        await investigated.RunAsync(exchanged.Copied);
        await recorded.RunAsync();
        var (consented, reported) = (new Consented(Play, exchanged, investigated), new Reported(Play, exchanged, investigated));
        await new Controlled(Play, investigated).RunAsync();
        await consented.RunAsync();
        await reported.RunAsync();
        var subjects = new Subjects(Play);
        await subjects.RunAsync();
        Targets = [.. subjects.Targets, .. OfExchange(exchanged), .. OfInvestigations(investigated), .. OfRecords(recorded), .. consented.Targets, .. reported.Targets];
        if (!Listens) return;
        var told = people.Select(async person => (Person: person, Events: await ActivityReading.ReadAsync(Running, person, _cursors[person])));
        foreach (var (person, events) in await Task.WhenAll(told)) Told[person] = events;
    }

    public async Task DisposeAsync() => await Running.DisposeAsync();

    static IEnumerable<Target> OfExchange(Exchanged done)
    {
        Role[] copied = [Role.Analyst, Role.TaskForceManager];
        yield return new Target("Request", "a request copied to analysis", "Request", done.Copied)
        {
            Text = "text: subject", Word = Exchanged.CopiedWord, List = "requests", Meets = copied,
        };
        yield return new Target("Request", "its thread", "Thread", done.CopiedThread)
        {
            Text = "text: subject", Word = Exchanged.CopiedWord, List = "threads", Meets = copied,
        };
        yield return new Target("Request", "its answer", "Message", done.Answer) { Text = "text" };
        yield return new Target("Request", "a request not copied", "Request", done.NotCopied)
        {
            Text = "text: subject", Word = Exchanged.OwnWord, List = "requests",
        };
        yield return new Target("Request", "a partner's request", "Request", done.Partners)
        {
            Text = "text: subject", Word = Exchanged.PartnerWord, List = "requests", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("Request", "its thread with the partner", "Thread", done.PartnersThread)
        {
            Text = "text: subject", Word = Exchanged.PartnerWord, List = "threads", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("Request", "the thread of a request to a partner", "Thread", done.AskedThread)
        {
            Text = "text: subject", List = "threads", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("InformationItem", "the item of a request copied to analysis", "InformationItem", done.CopiedItem)
        {
            List = "informationItems", Meets = [Role.Analyst],
        };
        yield return new Target("InformationItem", "the item of a partner's request", "InformationItem", done.PartnersItem)
        {
            List = "informationItems", Meets = [Role.PartnerRepresentative],
        };
    }

    static IEnumerable<Target> OfInvestigations(Investigated done)
    {
        yield return new Target("InformationItem", "the item of a joint investigation", "InformationItem", done.MainItem)
        {
            List = "informationItems",
            Meets = [Role.Analyst, Role.OperationsDirectorate, Role.Prosecutor, Role.PartnerRepresentative],
        };
        yield return new Target("JointInvestigation", "a joint investigation", "Investigation", done.Main)
        {
            Text = "text: summary", Word = Investigated.Word, List = "investigations", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("JointInvestigation", "its judicial line", "Proceeding", done.Proceeding)
        {
            Text = "text: nextStep", Word = Investigated.StepWord, List = "proceedings", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("Domain record", "a result of a joint investigation", "Result", done.Result)
        {
            Text = "text: description", Word = Investigated.ResultWord, List = "results", Meets = [Role.PartnerRepresentative],
        };
    }

    static IEnumerable<Target> OfRecords(Recorded done)
    {
        const string Described = "text: description";
        yield return new Target("Domain record", "a reported vehicle", "Vehicle", done.Vehicle)
        {
            Text = "text: make", List = "vehicles", Manager = "selec-task-force-stolen-vehicles",
        };
        yield return new Target("Domain record", "a vehicle that a partner reported", "Vehicle", done.PartnersVehicle)
        {
            Text = "text: make", List = "vehicles", Manager = "selec-task-force-stolen-vehicles",
            Meets = [Role.PartnerRepresentative], Elsewhere = _national,
        };
        yield return Record("a seizure that a partner recorded", "DrugSeizure", done.PartnersSeizure, "drugSeizures") with
        {
            Meets = [Role.PartnerRepresentative], Elsewhere = _national,
        };
        yield return Record("a seizure of drugs", "DrugSeizure", done.Seizure, "drugSeizures");
        yield return Record("an incident with precursors", "DrugPrecursor", done.Precursor, "drugPrecursors");
        yield return Record("a laboratory", "DrugLaboratory", done.Laboratory, "drugLaboratories");
        yield return Record("a controlled delivery", "ControlledDelivery", done.Delivery, "controlledDeliveries") with
        {
            Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("Contact", "a contact with Romania", "Contact", done.Contact) { List = "contacts" };
        yield return new Target("Contact", "a contact with a partner", "Contact", done.PartnersContact)
        {
            List = "contacts", Meets = [Role.PartnerRepresentative],
        };
        yield return new Target("Service level", "the service level of two States", "ServiceLevel", done.Level) { List = "serviceLevels" };
        yield return new Target("Plug-in", "a plug-in", "Plugin", done.Plugin);
        yield return new Target("Accounts/clearance", "an account", "Person", done.Account);

        static Target Record(string name, string type, string id, string list) =>
            new("Domain record", name, type, id) { Text = Described, Word = Recorded.Word, List = list };
    }
}

/// <summary>The tests that share one platform run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class MatrixCollection : ICollectionFixture<MatrixPlatform>
{
    public const string Name = "permission matrix";
}

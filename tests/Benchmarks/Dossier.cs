using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>What a benchmark writes: a sealed text of 300 bytes, an event and a row of under a kilobyte.</summary>
sealed record Dossier(Sealed<string>? Text, int Count)
{
    public static readonly Table<DossierView> Plain =
        new Table<DossierView>("plain", DossierJson.Default.DossierView, view => view.Key, view => new StreamId("plain", view.Key)).Number("count", view => view.Count);

    public static readonly Table<DossierView> Searched =
        new Table<DossierView>("searched", DossierJson.Default.DossierView, view => view.Key, view => new StreamId("searched", view.Key))
            .Number("count", view => view.Count).Search(view => [view.Text]);

    public static ActorDefinition<Dossier> Definition(Table<DossierView> table) => new ActorDefinition<Dossier>(
            table.Name, new Dossier(null, 0),
            (stream, state, _) => new ReadSide(
                [(table, new DossierView(stream.Key, state.Text, state.Count))], [new Grant(stream.ToString(), "BG.NFP", DateTimeOffset.UnixEpoch, null)], []))
        .Event("dossier.noted/1", DossierJson.Default.DossierNoted);
}

sealed record DossierView(string Key, Sealed<string>? Text, int Count);

sealed record DossierNoted(Sealed<string> Text, PersonId By, DateTimeOffset At) : DomainEvent<Dossier>
{
    public override Dossier Evolve(Dossier state) => new(Text, state.Count + 1);
}

sealed record NoteDossier(Sealed<string> Text) : Command<Dossier>
{
    public override Decision Decide(Dossier state, CommandContext context) => new DossierNoted(Text, context.Caller.Person, context.Now);
}

[JsonSerializable(typeof(DossierView))]
[JsonSerializable(typeof(DossierNoted))]
sealed partial class DossierJson : JsonSerializerContext;

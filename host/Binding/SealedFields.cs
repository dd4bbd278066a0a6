using System.Reflection;
using Selec.Contracts.Access;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Sealed text in views: opened for whom the access decision lets read it, otherwise null with a redaction that says why.</summary>
internal static class SealedFields
{
    public static FieldResolver Open(Func<object, object?> value, string field) => Open(value, field, static (clear, _) => clear);

    /// <summary>
    /// What is read out of a text for whoever may read all of its item; null for everyone else. What is derived has no name of its own by
    /// which the supplier could withhold it.
    /// </summary>
    public static FieldResolver Open(Func<object, object?> value, Func<string, GraphCall, object?> read) => Open(value, null, read);

    public static FieldResolver Redactions(Type view)
    {
        var fields = Of(view);
        return FieldResolver.Batch(async (contexts, cancellationToken) =>
        {
            var call = GraphCall.Of(contexts[0]);
            var held = contexts.Select(context => Present(fields, context.Parent!)).ToList();
            var sight = await SightAsync(call, held.SelectMany(texts => texts).Select(text => text.Value), cancellationToken);
            return [.. held.Select(
                texts => texts.Select(text => Withheld(text.Field, text.Value, sight, call)).OfType<Redaction>().ToList())];
        });
    }

    static FieldResolver Open(Func<object, object?> value, string? field, Func<string, GraphCall, object?> read) =>
        FieldResolver.Batch(async (contexts, cancellationToken) =>
        {
            var call = GraphCall.Of(contexts[0]);
            var texts = contexts.Select(context => (Sealed<string>?)value(context.Parent!)).ToList();
            var sight = await SightAsync(call, texts.OfType<Sealed<string>>(), cancellationToken);
            return
            [
                .. texts.Select(text => text is not null && sight(text.Item, field) is null && call.Ports.Sealing.Open(text) is { } clear
                    ? read(clear, call)
                    : null),
            ];
        });

    /// <summary>The keys are read for all texts alike, so that what is withheld is no faster answered than what is not.</summary>
    static async Task<Func<ItemId, string?, AccessCondition?>> SightAsync(
        GraphCall call, IEnumerable<Sealed<string>> texts, CancellationToken cancellationToken)
    {
        var items = texts.Select(text => text.Item).ToHashSet();
        await call.Ports.Sealing.ReadyAsync(items, cancellationToken);
        return await call.SightAsync(items, cancellationToken);
    }

    public static bool IsSealed(Type type) => type == typeof(Sealed<string>);

    /// <summary>The names of a view's fields that answer with texts.</summary>
    public static IEnumerable<string> Names(Type view) => Properties(view).Select(Camel);

    static List<(string Field, Func<object, object?> Value)> Of(Type view) =>
        [.. Properties(view).Select(property => (Camel(property), PropertyFields.Getter(property)))];

    static IEnumerable<PropertyInfo> Properties(Type view) => view.GetProperties().Where(property => IsSealed(property.PropertyType));

    static List<(string Field, Sealed<string> Value)> Present(List<(string Field, Func<object, object?> Value)> fields, object view) =>
        [.. fields.Select(field => (field.Field, Value: (Sealed<string>?)field.Value(view))).Where(field => field.Value is not null).Select(
            field => (field.Field, field.Value!))];

    static Redaction? Withheld(
        string field, Sealed<string> text, Func<ItemId, string?, AccessCondition?> sight, GraphCall call) => sight(text.Item, field) switch
    {
        null => call.Ports.Sealing.Open(text) is null ? new Redaction(field, RedactionReason.Erased, text.Supplier) : null,
        AccessCondition.Existence => new Redaction(field, RedactionReason.Erased, text.Supplier),
        AccessCondition.Restriction => new Redaction(field, RedactionReason.Restricted, text.Supplier),
        AccessCondition.Clearance => new Redaction(field, RedactionReason.AboveClearance, call.Caller.Party),
        AccessCondition.Handling => new Redaction(field, RedactionReason.NotAcknowledged, call.Caller.Party),
        AccessCondition.Purpose => new Redaction(field, RedactionReason.PurposeMissing, call.Caller.Party),
        _ => new Redaction(field, RedactionReason.NotInAudience, text.Supplier),
    };

    static string Camel(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}

/// <summary>A field that is there but withheld from this viewer.</summary>
internal sealed record Redaction(string Field, RedactionReason Reason, PartyCode ReleasableBy);

/// <summary>Why a field is withheld.</summary>
internal enum RedactionReason
{
    /// <summary>The viewer is not in the item's audience.</summary>
    NotInAudience,

    /// <summary>The viewer's clearance does not reach the item's level.</summary>
    AboveClearance,

    /// <summary>The supplier withholds the field from the viewer's party.</summary>
    Restricted,

    /// <summary>The viewer has not acknowledged the restriction in words.</summary>
    NotAcknowledged,

    /// <summary>The viewer has stated no purpose for the case in this session.</summary>
    PurposeMissing,

    /// <summary>The item was erased.</summary>
    Erased,
}

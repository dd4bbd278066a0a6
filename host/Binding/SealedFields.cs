using System.Reflection;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Sealed text in views: opened for whoever holds a grant on its item, otherwise null with a redaction that says why.</summary>
internal static class SealedFields
{
    public static FieldResolver Open(Func<object, object?> value) => Open(value, static (clear, _) => clear);

    /// <summary>What is read out of the text for whoever may read it; null for everyone else.</summary>
    public static FieldResolver Open(Func<object, object?> value, Func<string, GraphCall, object?> read) => FieldResolver.Batch(async (contexts, cancellationToken) =>
    {
        var call = GraphCall.Of(contexts[0]);
        var texts = contexts.Select(context => (Sealed<string>?)value(context.Parent!)).ToList();
        var readable = await call.ReadableAsync(texts.OfType<Sealed<string>>().Select(text => text.Item), cancellationToken);
        return
        [
            .. texts.Select(text =>
                text is not null && readable(text.Item) && call.Ports.Sealing.Open(text) is { } clear ? read(clear, call) : null),
        ];
    });

    public static FieldResolver Redactions(Type view)
    {
        var fields = Of(view);
        return FieldResolver.Batch(async (contexts, cancellationToken) =>
        {
            var call = GraphCall.Of(contexts[0]);
            var held = contexts.Select(context => Present(fields, context.Parent!)).ToList();
            var readable = await call.ReadableAsync(held.SelectMany(texts => texts).Select(text => text.Value.Item), cancellationToken);
            return [.. held.Select(
                texts => texts.Select(text => Withheld(text.Field, text.Value, readable, call.Ports.Sealing))
                    .OfType<Redaction>().ToList())];
        });
    }

    public static bool IsSealed(Type type) => type == typeof(Sealed<string>);

    static List<(string Field, Func<object, object?> Value)> Of(Type view) =>
        [.. view.GetProperties().Where(property => IsSealed(property.PropertyType)).Select(
            property => (Camel(property), PropertyFields.Getter(property)))];

    static List<(string Field, Sealed<string> Value)> Present(List<(string Field, Func<object, object?> Value)> fields, object view) =>
        [.. fields.Select(field => (field.Field, Value: (Sealed<string>?)field.Value(view))).Where(field => field.Value is not null).Select(
            field => (field.Field, field.Value!))];

    static Redaction? Withheld(string field, Sealed<string> text, Func<ItemId, bool> readable, ISealing sealing) =>
        !readable(text.Item) ? new Redaction(field, RedactionReason.NotInAudience, text.Supplier)
        : sealing.Open(text) is null ? new Redaction(field, RedactionReason.Erased, text.Supplier)
        : null;

    static string Camel(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}

/// <summary>A field that is there but withheld from this viewer.</summary>
internal sealed record Redaction(string Field, RedactionReason Reason, PartyCode ReleasableBy);

/// <summary>Why a field is withheld.</summary>
internal enum RedactionReason
{
    /// <summary>The viewer is not in the item's audience.</summary>
    NotInAudience,

    /// <summary>The item was erased.</summary>
    Erased,
}

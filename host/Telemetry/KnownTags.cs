using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Selec.Host.Telemetry;

/// <summary>
/// The last look at what leaves: a trace keeps the tags that are listed here, with values that are names and numbers, whoever set what.
/// </summary>
internal sealed class KnownTags : BaseProcessor<Activity>
{
    const int LongestValue = 512;

    /// <summary>Every tag of a trace and every label of a metric that may leave.</summary>
    public static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.route", "http.response.status_code",
        "graphql.operation.type", "graphql.operation.fields", "graphql.outcome",
        "selec.actor.kind", "selec.command", "selec.outcome", "selec.refusal", "selec.group.size", "selec.projection",
        "db.system.name", "db.operation.name", "db.operation.batch.size",
        "error.type", "gc.heap.generation", "cpu.mode",
    ], StringComparer.Ordinal);

    static readonly SearchValues<char> _letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-/{}: ");

    public override void OnEnd(Activity data)
    {
        List<string>? unknown = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (!Names.Contains(tag.Key) || !IsPlain(tag.Value)) (unknown ??= []).Add(tag.Key);
        }
        foreach (var key in unknown ?? []) data.SetTag(key, null);
        if (data.TraceStateString is not null) data.TraceStateString = null;
    }

    static bool IsPlain(object? value) => value switch
    {
        string text => text.Length <= LongestValue && !text.AsSpan().ContainsAnyExcept(_letters),
        null or int or long or double or bool => true,
        _ => false,
    };
}

using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Log;

/// <summary>The filter of the audit log, as the schema has it.</summary>
static class AuditFilter
{
    const string PersonKind = "person";

    /// <summary>Reads it; false when nothing can fit, as when an id is none.</summary>
    public static bool TryRead(Call call, out AuditQuestion question)
    {
        var where = call.Arguments.GetValueOrDefault("where") as IReadOnlyDictionary<string, object?> ?? ImmutableDictionary<string, object?>.Empty;
        var (person, node) = (Node(where, "person", call), Node(where, "object", call));
        var at = where.GetValueOrDefault("at") as IReadOnlyDictionary<string, object?>;
        question = new AuditQuestion
        {
            Person = person is { } named ? new PersonId(named.Key) : null,
            Party = where.GetValueOrDefault("party") is string party ? new PartyCode(party) : null,
            Kinds = Kinds(where.GetValueOrDefault("kind")),
            Object = node,
            Operation = where.GetValueOrDefault("operation") as string,
            From = at?.GetValueOrDefault("from") as DateTimeOffset?,
            Before = at?.GetValueOrDefault("before") as DateTimeOffset?,
        };
        return person?.Kind is null or PersonKind && !IsWrong(where, "person", person) && !IsWrong(where, "object", node)
            && where.GetValueOrDefault("kind") is not IReadOnlyList<object?> { Count: 0 };
    }

    static StreamId? Node(IReadOnlyDictionary<string, object?> where, string field, Call call) =>
        where.GetValueOrDefault(field) is string id ? call.NodeOf(id) : null;

    static bool IsWrong(IReadOnlyDictionary<string, object?> where, string field, StreamId? node) =>
        where.GetValueOrDefault(field) is string && node is null;

    static ImmutableArray<AuditKind> Kinds(object? given) =>
        given is IReadOnlyList<object?> codes ? [.. codes.Select(code => (AuditKind)Codes.Members(typeof(AuditKind))[(string)code!])] : [];
}

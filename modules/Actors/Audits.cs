using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>The audit entries of commands.</summary>
static class Audits
{
    static readonly ConditionalWeakTable<Type, Declaration> _declared = [];

    /// <summary>The entry of an accepted command: every stream it wrote, with the version it has from then on.</summary>
    public static AuditEntry Accepted(Ask ask, Turn turn, IReadOnlyList<Written> written)
    {
        var objects = written.Where(stream => !stream.Facts.IsEmpty)
            .Select(stream => string.Create(CultureInfo.InvariantCulture, $"{stream.After.Stream}@{stream.After.Version}"))
            .DefaultIfEmpty(ask.Actor.ToString());
        return Entry(ask, turn.Context.Now) with { Kind = KindOf(ask, turn.Decision), Objects = [.. objects] };
    }

    /// <summary>The entry of an act refused for want of a right. An actor that does not exist is not named: its id may be made-up text.</summary>
    public static AuditEntry Denied(Ask ask, Refusal refusal, ActorSnapshot actor, DateTimeOffset now) => Entry(ask, now) with
    {
        Kind = AuditKind.Denied,
        Result = refusal.Code,
        Objects = actor.Version > 0 ? [ask.Actor.ToString()] : [],
    };

    static AuditKind KindOf(Ask ask, Decision decision) =>
        decision.Events.Select(fact => Declared(fact.GetType())).FirstOrDefault(declared => declared is not null) is { } declared ? declared
        : ask.Item is not null ? AuditKind.Collect
        : decision.Events.Concat(decision.Elsewhere.Select(fact => fact.Event)).Any(fact => fact is ItemAudienceWidened) ? AuditKind.Disclose
        : AuditKind.Alter;

    // Weak, so that the facts of a plug-in do not keep it in memory.
    static AuditKind? Declared(Type fact) => _declared.GetValue(fact, static type => new Declaration(type)).Kind;

    static AuditEntry Entry(Ask ask, DateTimeOffset now) => new(
        now, AuditKind.Alter, ask.Caller.Person, ask.Caller.Role, ask.Caller.Party, ask.Session, ask.Operation, [ask.Actor.ToString()],
        "OK", 0, null, null)
    {
        Purpose = ask.Purpose is { } purpose ? Codes.Of(purpose) : null,
    };

    sealed class Declaration(Type fact)
    {
        public AuditKind? Kind { get; } = fact.GetCustomAttribute<AuditedAsAttribute>()?.Kind;
    }
}

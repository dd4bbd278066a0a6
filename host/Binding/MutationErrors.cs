using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>A reason why a mutation was not carried out; its subtype is the member of the schema's union.</summary>
internal abstract record MutationError(string Message, string Code, ImmutableArray<string> Path)
{
    public static MutationError Of(Refusal refusal) => refusal.Code switch
    {
        Refusal.NotFound => new NotFoundError(refusal.Message, refusal.Code, refusal.Path),
        Refusal.NotPermitted => new NotPermittedError(refusal.Message, refusal.Code, refusal.Path),
        _ => new RefusedError(refusal.Message, refusal.Code, refusal.Path),
    };
}

internal sealed record NotFoundError(string Message, string Code, ImmutableArray<string> Path) : MutationError(Message, Code, Path);

internal sealed record NotPermittedError(string Message, string Code, ImmutableArray<string> Path) : MutationError(Message, Code, Path);

internal sealed record RefusedError(string Message, string Code, ImmutableArray<string> Path) : MutationError(Message, Code, Path);

internal sealed record KeyReusedError() : MutationError(Wordings.KeyReused, "IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"]);

internal sealed record StaleVersionError(NodeVersion Current, string Yours, PersonId? ChangedBy, DateTimeOffset ChangedAt)
    : MutationError(Wordings.Stale, "STALE_VERSION", ["version"]);

/// <summary>The answer to a mutation: the actor that was written, read again as it is today, and the errors.</summary>
internal sealed record Payload(StreamId? Node, ImmutableArray<MutationError> Errors)
{
    public static Payload Failed(MutationError error) => new(null, [error]);
}

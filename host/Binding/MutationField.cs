using System.Collections.Immutable;
using System.Text;
using Selec.Contracts;
using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// A mutation from its input to its payload: who may, what it is addressed to, whether it was done before, then the actor.
/// </summary>
internal sealed class MutationField
{
    const int LongestKey = 100;
    const string Unreadable = "ACTOR_UNREADABLE";

    /// <summary>What says how to carry the act out, not what it is: a repeat may name the version that the first try left.</summary>
    static readonly ImmutableHashSet<string> _envelope = ["idempotencyKey", "version"];

    readonly MutationBinding _mutation;
    readonly InputBinder.Reader _read;
    readonly bool _holdsText;
    readonly IReadOnlyDictionary<string, Func<string, string?>> _identifiers;
    readonly Func<StreamId, CancellationToken, Task>? _carryOut;
    readonly IReadOnlySet<string> _textFields;

    public MutationField(MutationBinding mutation, FieldDefinition field, Features features)
    {
        (_mutation, _identifiers, _carryOut) = (mutation, features.Identifiers, features.CarriedOut.GetValueOrDefault(mutation.Field));
        _textFields = features.TextFields;
        if (mutation.IdentifierKinds.FirstOrDefault(known => !_identifiers.ContainsKey(known)) is { } unknown)
        {
            throw new BindingException($"{field.Coordinate} reports identifiers of the kind {unknown}, which nobody declares.");
        }
        var input = field.Arguments.Find("input")?.Type.Inner as InputObjectType
            ?? throw new BindingException($"{field.Coordinate} takes no input object.");
        if (input.Fields.Find("idempotencyKey") is null) throw new BindingException($"{input.Name} has no idempotencyKey.");
        if (mutation.Target is { } target && (input.Fields.Find(target) is null || input.Fields.Find("version") is null))
        {
            throw new BindingException($"{input.Name} needs the fields {target} and version.");
        }
        var taken = mutation.Target is null ? _envelope : _envelope.Add(mutation.Target);
        if (mutation.Target is { } named && mutation.Command.GetProperties().Any(
            property => property.Name.Equals(named, StringComparison.OrdinalIgnoreCase)))
        {
            taken = taken.Remove(named);
        }
        _read = InputBinder.ForRecord(mutation.Command, input, taken);
        _holdsText = InputBinder.HoldsText(input, taken);
    }

    public async ValueTask<object?> AnswerAsync(FieldContext context, CancellationToken cancellationToken)
    {
        var call = GraphCall.Of(context);
        try
        {
            return await RunAsync((IReadOnlyDictionary<string, object?>)context.Arguments["input"]!, call, cancellationToken);
        }
        catch (InputException refused)
        {
            return Payload.Failed(MutationError.Of(refused.Refusal));
        }
        catch (TimeoutException)
        {
            throw new GraphException(
                GraphErrorCode.Timeout, "The plug-in did not decide in time. Ask again with the same idempotency key what became of it.");
        }
        catch (UnreadableStreamException)
        {
            throw new GraphException(
                Unreadable, "What the platform holds of this cannot be read; nothing was written. Its operators have been told.");
        }
        catch (BusyException busy)
        {
            throw Busy.Of(busy, busy.MayBeWritten
                ? "The platform lost its store while it wrote. Ask again with the same idempotency key what became of it."
                : "The platform is busy; nothing was written. Try again with the same idempotency key.");
        }
    }

    async Task<Payload> RunAsync(IReadOnlyDictionary<string, object?> input, GraphCall call, CancellationToken cancellationToken)
    {
        var target = _mutation.Target is { } field ? Target(field, input) : (StreamId?)null;
        if (await DeniedAsync(target, call, cancellationToken) is { } denied) return Payload.Failed(denied);
        var key = Key(input, call);
        if (key is { } hashes && await call.Ports.Journal.FindKeyAsync(call.Caller.Person, hashes.KeyHash, cancellationToken) is { } first)
        {
            return first.PayloadHash == hashes.PayloadHash
                ? await CarriedOutAsync(new Payload(first.Stream, []), cancellationToken)
                : Payload.Failed(new KeyReusedError());
        }
        return await CarriedOutAsync(await AskAsync(input, target, key, call, cancellationToken), cancellationToken);
    }

    async Task<Payload> CarriedOutAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Node is not { } actor || _carryOut is null) return payload;
        try
        {
            await _carryOut(actor, cancellationToken);
            return payload;
        }
        catch (BusyException busy)
        {
            throw new BusyException(busy.RetryAfter, busy) { MayBeWritten = true };
        }
    }

    async Task<Payload> AskAsync(
        IReadOnlyDictionary<string, object?> input, StreamId? target,
        (string, string)? key, GraphCall call, CancellationToken cancellationToken)
    {
        var ports = call.Ports;
        InputBounds.Check(input);
        _read(input, new InputScope(static text => new Sealed<string>(default, default, ""), []));
        var item = _holdsText ? await ports.Sealing.OpenItemAsync(cancellationToken) : (ItemId?)null;
        var clear = new Dictionary<Sealed<string>, string>();
        var command = (Command)_read(input, new InputScope(Seal, []))!;
        var named = target ?? _mutation.FixedActor(command);
        var actor = named ?? new StreamId(_mutation.Actor.Kind, NewKey());
        var lookup = new Lookup(actor, call.Caller, call.Now, ports.Read) 
        {
            ClearText = text => clear.GetValueOrDefault(text),
            HasPurpose = call.HasPurposeAsync,
            TextFields = _textFields,
        };
        var facts = await _mutation.FactsAsync(command, lookup, cancellationToken);
        var version = input.GetValueOrDefault("version") as string;
        var ask = new Ask(actor, command, call.Caller, _mutation.Field, call.Session.Id, item, facts, version, key)
        {
            Identified = [.. Identified(command, clear, ports.Hashes)],
            Definition = _mutation.Actor,
            Purpose = named is null ? call.Purpose : await call.PurposeOfAsync(actor, cancellationToken),
        };
        var reply = await ports.Actors.AskAsync(ask, cancellationToken);
        if (item is { } unused && reply is not Reply.Accepted) ports.Sealing.GiveBack(unused);
        return Answer(reply, version, call);

        Sealed<string> Seal(string text)
        {
            var closed = ports.Sealing.Seal(item!.Value, call.Caller.Party, text);
            clear[closed] = text;
            return closed;
        }
    }

    IEnumerable<Identified> Identified(Command command, Dictionary<Sealed<string>, string> clear, IKeyedHashes hashes)
    {
        foreach (var (kind, text) in _mutation.IdentifiedBy(command))
        {
            if (_identifiers[kind](clear[text]) is not { Length: > 0 } normal) continue;
            yield return new Identified(kind, CommandContext.Encode(hashes.Name($"identifier/{kind}", normal)), text.Item);
        }
    }

    static Payload Answer(Reply reply, string? version, GraphCall call)
    {
        switch (reply)
        {
            case Reply.Accepted accepted:
                if (!accepted.Repeated) call.Wrote(accepted.Actor);
                return new Payload(accepted.Actor, []);
            case Reply.Stale stale:
                return Payload.Failed(new StaleVersionError(
                    new NodeVersion(stale.Actor, stale.Version), version ?? "", Colleague(stale.ChangedBy, call), stale.ChangedAt));
            case Reply.KeyReused:
                return Payload.Failed(new KeyReusedError());
            case Reply.Refused refused:
                return Payload.Failed(MutationError.Of(refused.Refusal));
            default:
                throw new InvalidOperationException("The actor answered in an unknown way.");
        }
    }

    /// <summary>Visibility first: whoever does not see the target learns nothing of it, not even that the role would not do.</summary>
    // Who of another party works on a matter, perhaps on a draft that nobody here may see, is not told by a version that moved.
    static PersonId? Colleague(PersonId person, GraphCall call) =>
        call.Ports.Directory.CallerOf(person, call.Now)?.Party == call.Caller.Party ? person : null;

    async Task<MutationError?> DeniedAsync(StreamId? target, GraphCall call, CancellationToken cancellationToken)
    {
        MutationError? denied = null;
        if (target is { } node && (node.Kind != _mutation.Actor.Kind
            || (await call.Ports.Read.GrantedAsync([node.ToString()], call.Caller, cancellationToken)).Count == 0))
        {
            denied = MutationError.Of(new Refusal(Refusal.NotFound, Wordings.NotFound, [_mutation.Target!]));
        }
        else if (!_mutation.Roles.IsEmpty && !_mutation.Roles.Contains(call.Caller.Role))
        {
            denied = MutationError.Of(new Refusal(Refusal.NotPermitted, Wordings.NotPermitted, []));
        }
        if (denied is not null) await RecordAsync(target, denied.Code, call, cancellationToken);
        return denied;
    }

    async Task RecordAsync(StreamId? target, string code, GraphCall call, CancellationToken cancellationToken)
    {
        call.IsLogged = true;
        // Anybody can make up an id that holds text and names nothing; only what exists is written down.
        ImmutableArray<string> objects =
            target is { } node && await call.Ports.Journal.VersionAsync(node, cancellationToken) > 0 ? [node.ToString()] : [];
        var caller = call.Caller;
        await call.Ports.Journal.RecordAsync(
            new AuditEntry(
                call.Now, AuditKind.Denied, caller.Person, caller.Role, caller.Party,
                call.Session.Id, _mutation.Field, objects, code, 0, null, null)
            {
                Purpose = call.Purpose is { } purpose ? Codes.Of(purpose) : null,
            },
            cancellationToken);
    }

    static StreamId Target(string field, IReadOnlyDictionary<string, object?> input)
        => NodeIds.TryDecode(input[field] as string, out var node)
        ? node.Value
        : throw new InputException(new Refusal("ID_MALFORMED", "This is not an id of this platform.", [field]));

    (string KeyHash, string PayloadHash)? Key(IReadOnlyDictionary<string, object?> input, GraphCall call)
    {
        if (input.GetValueOrDefault("idempotencyKey") is not string key) return null;
        if (key.Length is 0 or > LongestKey)
        {
            throw new InputException(
                new Refusal("IDEMPOTENCY_KEY_LENGTH", $"An idempotency key has 1 to {LongestKey} characters.", ["idempotencyKey"]));
        }
        var payload = new StringBuilder(_mutation.Field);
        CanonicalInput.Write(payload, input, _envelope);
        return (call.Ports.Hashes.Tag($"idempotency-key|{call.Caller.Person}", key), call.Ports.Hashes.Tag("payload", payload.ToString()));
    }

    static string NewKey() => CommandContext.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}

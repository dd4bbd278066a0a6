using System.Collections.Frozen;

namespace Selec.Sdk;

/// <summary>A version of a node as clients see it: they get an opaque tag, never the number.</summary>
/// <param name="Stream">The actor.</param>
/// <param name="Number">The number of its events.</param>
public sealed record NodeVersion(StreamId Stream, long Number);

/// <summary>A query or a field being answered.</summary>
/// <param name="Viewer">Who asks.</param>
/// <param name="Now">When.</param>
/// <param name="Read">The read model.</param>
/// <param name="Parties">The parties with dated status.</param>
/// <param name="Arguments">The coerced arguments by name; enums as their GraphQL name, absent ones absent.</param>
public sealed record Call(
    Caller Viewer, DateTimeOffset Now, IReadModel Read, PartyRegister Parties, IReadOnlyDictionary<string, object?> Arguments)
{
    /// <summary>Reads an id given as an argument; null when it is not one of this platform.</summary>
    public Func<string, StreamId?> NodeOf { get; init; } = static _ => null;

    /// <summary>Says that the answer tells of a node that is no row of it, for the audit log.</summary>
    public Action<StreamId> Concerning { get; init; } = static _ => { };
}

/// <summary>A fact being looked up for a command that is about to be decided.</summary>
/// <param name="Actor">The actor the command is addressed to.</param>
/// <param name="Caller">Who acts.</param>
/// <param name="Now">When.</param>
/// <param name="Read">The read model, under the caller's grants.</param>
public sealed record Lookup(StreamId Actor, Caller Caller, DateTimeOffset Now, IReadModel Read)
{
    /// <summary>
    /// The clear text of a text of this very command, so that a fact can be derived from it: a check digit, a country. Such a fact holds
    /// codes alone, never the text or a part of it. Null for any other text.
    /// </summary>
    public Func<Sealed<string>, string?> ClearText { get; init; } = static _ => null;

    /// <summary>Whether a purpose was stated for a matter in this session, which whoever uses information of it must have done.</summary>
    public Func<StreamId, CancellationToken, Task<bool>> HasPurpose { get; init; } = static (_, _) => Task.FromResult(false);

    /// <summary>The names of the schema's fields that answer with texts, which a supplier can withhold.</summary>
    public IReadOnlySet<string> TextFields { get; init; } = FrozenSet<string>.Empty;
}

/// <summary>What a mutation's binding adds beyond its command.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public interface IMutation<TCommand>
    where TCommand : Command
{
    /// <summary>The roles that may try; anyone else gets NOT_PERMITTED, or NOT_FOUND for a node that is not visible.</summary>
    IMutation<TCommand> By(params Role[] roles);

    /// <summary>Addresses the actor that this ID field of the input names. Without it the mutation starts a new actor.</summary>
    IMutation<TCommand> On(string inputField);

    /// <summary>Addresses one fixed actor, found from the command: a setting with a natural key.</summary>
    IMutation<TCommand> On(Func<TCommand, StreamId> actor);

    /// <summary>Looks a fact up before the command is decided; <see cref="CommandContext.Fact{T}"/> returns it.</summary>
    IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
        where TFact : notnull;

    /// <summary>
    /// Says which texts of the command identify something: each is reported to the blind cross-match together with what the command
    /// decides. Texts that the kind's normal form does not accept identify nothing.
    /// </summary>
    /// <param name="kind">A kind of identifier that the plug-in declared.</param>
    /// <param name="texts">The texts; null ones are left out.</param>
    IMutation<TCommand> Identifies(string kind, Func<TCommand, IEnumerable<Sealed<string>?>> texts);
}

/// <summary>
/// A module's table of contents. Every SDL field has exactly one binding and every binding a field; a mismatch stops the start and all of
/// them are listed. Fields of a bound view need no binding of their own where the record has a property of the same name: <c>crimeArea</c>
/// is answered by <c>CrimeArea</c>. A field that a plug-in adds to a node type of the core is bound with <see cref="StreamId"/> as its
/// parent: the actor behind the node.
/// </summary>
public interface IFeatureBuilder
{
    /// <summary>Adds an SDL file of the schema folder.</summary>
    void Schema(string file);

    /// <summary>Adds a kind of actor.</summary>
    void Actor(ActorDefinition definition);

    /// <summary>
    /// Binds an object type that implements Node to its view; its table's
    /// row key is the actor's key, and <c>kind</c> begins its stream ids.
    /// </summary>
    void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull;

    /// <summary>Binds an object type (or a member of a union) to the record that answers its fields.</summary>
    void Type<TView>(string type)
        where TView : notnull;

    /// <summary>Binds a keyset-paged connection; its filter's and order's fields name columns of the table.</summary>
    void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull;

    /// <summary>
    /// Binds a field to the one row whose key the parent names; batched, under the viewer's grants, null when not visible.
    /// </summary>
    void One<TParent, TView>(string coordinate, Table<TView> table, Func<TParent, string?> key)
        where TParent : notnull
        where TView : notnull;

    /// <summary>
    /// Binds a field to the rows whose column holds the parent's key; batched, under the viewer's grants, ordered by row key. All rows are
    /// answered or, beyond <see cref="IReadModel.MostRows"/> at one level, an error.
    /// </summary>
    void Many<TParent, TView>(
        string coordinate, Table<TView> table, Func<TParent, string> parentKey, string column, Func<TView, string> childKey)
        where TParent : notnull
        where TView : notnull;

    /// <summary>Binds a field to a function of its parent alone.</summary>
    void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull;

    /// <summary>Binds a field to a function of its parent and the call, without I/O.</summary>
    void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull;

    /// <summary>
    /// Binds a field to what is read out of a sealed text, for viewers who may read its item; for all others it is null, as if there were
    /// none. The function sees clear text: it must keep nothing.
    /// </summary>
    void Opened<TParent>(string coordinate, Func<TParent, Sealed<string>?> text, Func<string, object?> read)
        where TParent : notnull;

    /// <summary>
    /// Binds a scalar of codes: a String of one normal form, a property of type string. Codes are never personal data or free text.
    /// </summary>
    /// <param name="name">The scalar's name in the schema.</param>
    /// <param name="normalise">The normal form of a text, or null when it is not one of the scalar's.</param>
    /// <param name="wrong">The sentence for texts that are not.</param>
    void Scalar(string name, Func<string, string?> normalise, string wrong);

    /// <summary>Binds a root field.</summary>
    void Query(string field, Func<Call, CancellationToken, Task<object?>> answer);

    /// <summary>
    /// Binds a mutation: its input's fields become the command's record by name; String fields become sealed text of a new item.
    /// </summary>
    IMutation<TCommand> Mutation<TCommand>(string field, ActorDefinition actor)
        where TCommand : Command;
}

using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What answering and acting need of the platform.</summary>
internal sealed record Ports(
    IReadModel Read,
    IActors Actors,
    IJournal Journal,
    ISealing Sealing,
    IKeyedHashes Hashes,
    IDirectory Directory,
    IItemControls Items,
    IPurposes Purposes,
    TimeProvider Clock);

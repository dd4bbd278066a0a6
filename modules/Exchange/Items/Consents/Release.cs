namespace Selec.Exchange;

/// <summary>
/// One item handed to one Observer or Third Party (Convention, article 26(3)). It opens no account and no audience: the platform keeps the
/// record, and the item leaves it by the hands of whoever releases it.
/// </summary>
/// <param name="Proposed">How it was proposed; null before.</param>
/// <param name="Made">How it was carried out; null while it waits for a second person.</param>
internal sealed record Release(ReleaseProposed? Proposed, ReleaseMade? Made)
{
    public const string ActorKind = "release";

    public static readonly Release None = new(null, null);

    public ReleaseState State => Made is null ? ReleaseState.Proposed : ReleaseState.Released;
}

namespace Selec.Contracts.Access;

/// <summary>Who could bring about a condition that does not hold.</summary>
public enum Grantor
{
    /// <summary>Nobody: the rule has no exception.</summary>
    Nobody,

    /// <summary>The person itself: by stating a purpose, by acknowledging a restriction.</summary>
    Person,

    /// <summary>The person's party: by a national clearance.</summary>
    OwnParty,

    /// <summary>The National Focal Point of the person's party: by an assignment.</summary>
    OwnFocalPoint,

    /// <summary>The party that supplied the item.</summary>
    Supplier,

    /// <summary>Those who keep the accounts.</summary>
    Administrator,

    /// <summary>Those who train and certify.</summary>
    Training,

    /// <summary>The Council: by a party's status or an agreement.</summary>
    Council,
}

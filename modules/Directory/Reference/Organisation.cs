using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>A Task Force as established by the Council.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Established">The year of its beginning.</param>
/// <param name="Coordinator">The State that coordinates it.</param>
sealed record TaskForce(TaskForceKey Key, string Name, int Established, PartyCode Coordinator);

/// <summary>A party as the resource writes it; a status without a first day began at a day that is not known.</summary>
sealed record PartyEntry(
    PartyCode Code, string Name, bool IsState, ImmutableArray<StatusEntry> History, ImmutableArray<string> Authorities);

/// <summary>A status as the resource writes it; of a partner whose agreement it does not describe, the strict reading holds.</summary>
sealed record StatusEntry(PartyKind Kind, DateOnly? From, DateOnly? To, PartnerAgreement? Agreement);

/// <summary>The resource.</summary>
sealed record OrganisationEntry(ImmutableArray<PartyEntry> Parties, ImmutableArray<TaskForce> TaskForces);

/// <summary>The Convention's parties with dated status, their authorities, and the Task Forces.</summary>
sealed class Organisation
{
    static readonly DateOnly Beginning = new(2011, 10, 7);

    readonly FrozenDictionary<PartyCode, ImmutableArray<string>> _authorities;

    Organisation(OrganisationEntry entry)
    {
        Parties = [.. entry.Parties.Select(Read)];
        Register = new PartyRegister(Parties.ToImmutableDictionary(party => party.Code)) { Markings = Markings.Public };
        TaskForces = entry.TaskForces;
        _authorities = entry.Parties.ToFrozenDictionary(party => party.Code, party => party.Authorities.IsDefault ? [] : party.Authorities);
    }

    /// <summary>The organisation as the platform is delivered with it.</summary>
    public static Organisation Known { get; } = Load();

    /// <summary>Every party: the centre, Member States, Operational Partners, Observers, third parties.</summary>
    public ImmutableArray<Party> Parties { get; }

    /// <summary>The parties by code.</summary>
    public PartyRegister Register { get; }

    /// <summary>The Task Forces in the order of their keys.</summary>
    public ImmutableArray<TaskForce> TaskForces { get; }

    /// <summary>The competent authorities of a Member State; none for other parties.</summary>
    public ImmutableArray<string> AuthoritiesOf(PartyCode party) => _authorities.GetValueOrDefault(party, []);

    static Organisation Load()
    {
        using var resource = typeof(Organisation).Assembly.GetManifestResourceStream("organisation.json")!;
        return new Organisation(JsonSerializer.Deserialize(resource, DirectoryJson.Default.OrganisationEntry)!);
    }

    static Party Read(PartyEntry entry) => new(
        entry.Code,
        entry.Name,
        entry.IsState,
        [.. entry.History.Select(Read)]);

    static PartyStatus Read(StatusEntry status) => new(status.Kind, status.From ?? Beginning, status.To, status.From is not null)
    {
        Agreement = status.Agreement ?? (status.Kind == PartyKind.OperationalPartner ? PartnerAgreement.Strict : null),
    };
}

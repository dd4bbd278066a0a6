using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Directory;
using Selec.Directory.Accounts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host;

/// <summary>
/// Opens the accounts that must be there before anyone can sign in: the first administrator's, and those of the demo profile.
/// </summary>
internal sealed class Installation(Ports ports, IRoster roster)
{
    const string Operation = "seedAccount";

    /// <summary>The first administrator, by the subject of the tokens that the person will sign in with.</summary>
    public static DemoPerson Administrator(string subject) =>
        new(new PersonId(subject), "First administrator", new Posting(Role.Administrator, PartyCode.Selec));

    /// <summary>Opens each account that is not there.</summary>
    public async Task SeedAsync(IEnumerable<DemoPerson> people, CancellationToken cancellationToken)
    {
        await roster.RefreshAsync(cancellationToken);
        await Task.WhenAll(
            people.Where(person => ports.Directory.NameOf(person.Person) is null).Select(person => SeedAsync(person, cancellationToken)));
        await roster.RefreshAsync(cancellationToken);
    }

    async Task SeedAsync(DemoPerson person, CancellationToken cancellationToken)
    {
        var item = await ports.Sealing.OpenItemAsync(cancellationToken);
        var command = person.Seed(ports.Sealing.Seal(item, PartyCode.Selec, person.Name));
        var ask = new Ask(
            person.Stream, command, DemoPeople.Installation, Operation,
            DemoPeople.Installation.Person.Value, item, ImmutableDictionary<Type, object>.Empty, null, null);
        if (await ports.Actors.AskAsync(ask, cancellationToken) is not Reply.Accepted)
        {
            throw new InvalidOperationException($"The account {person.Person} could not be opened.");
        }
    }
}

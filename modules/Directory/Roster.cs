using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory;

/// <summary>The accounts held in memory for sign-in and display; follows the journal on its own.</summary>
public interface IRoster
{
    /// <summary>Reads the accounts now, for those who have just changed them and cannot wait.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>The directory of the platform: parties from the register, people from the accounts as last read.</summary>
sealed class Roster(
    IPlatformReads reads, IJournal journal, ISealing sealing, TimeProvider clock, OwnMarkings markings, ILogger<Roster> logger)
    : BackgroundService, IDirectory, IRoster
{
    const int Page = 1000;
    const string Follower = "roster";
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim _reading = new(1);
    volatile FrozenDictionary<PersonId, PersonView> _people = FrozenDictionary<PersonId, PersonView>.Empty;
    long _position;

    /// <inheritdoc/>
    public PartyRegister Parties { get; } =
        Organisation.Known.Register with { Markings = Organisation.Known.Register.Markings.With(markings.Levels) };

    /// <inheritdoc/>
    public Caller? CallerOf(PersonId person, DateTimeOffset now) => StandingOf(person, now)?.SignedIn();

    /// <inheritdoc/>
    public Standing? StandingOf(PersonId person, DateTimeOffset now) =>
        _people.TryGetValue(person, out var view) ? StandingOf(view, now) : null;

    /// <inheritdoc/>
    public IEnumerable<Standing> StandingsAt(DateTimeOffset now) => _people.Values.Select(view => StandingOf(view, now));

    /// <inheritdoc/>
    public DateTimeOffset? SessionsEndedAt(PersonId person) => _people.TryGetValue(person, out var view) ? view.SessionsEndedAt : null;

    /// <inheritdoc/>
    public string? NameOf(PersonId person) =>
        _people.TryGetValue(person, out var view) && view.Name is { } name ? sealing.Open(name) : null;

    /// <inheritdoc/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One after the other: what was read before must not take the place of what was read later.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var people = await reads.AllAsync(Account.People, cancellationToken);
            _people = people.ToFrozenDictionary(view => new PersonId(view.Id.Key));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _position = await journal.HeadAsync(cancellationToken);
        journal.Follows(Follower, null);
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A store that is away for a while must not end the roster; it goes on from where it was.
            catch (Exception fault)
            {
                Log.RosterBehind(logger, fault);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    Standing StandingOf(PersonView view, DateTimeOffset now) => view.Posting().StandingOf(new PersonId(view.Id.Key), Parties, now) with
    {
        AccountHolds = view.State == AccountState.Open && view.AdmittedWith.IsValidAt(now),
        CertificateHolds = view.AdmittedWith.IsCertifiedAt(now),
        Clearance = view.AdmittedWith.Clearance,
    };

    async Task FollowAsync(CancellationToken cancellationToken)
    {
        await journal.WaitForEventsAsync(_position, cancellationToken);
        var events = await journal.ReadForwardAsync(_position, Page, cancellationToken);
        if (events.Count == 0) return;
        journal.Follows(Follower, events[0].At);
        if (events.Any(fact => fact.Stream.Kind == Account.Kind)) await RefreshAsync(cancellationToken);
        _position = events[^1].Position;
        journal.Follows(Follower, null);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Selec.Contracts;
using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class RosterTests : IDisposable
{
    readonly Store _store = new();
    readonly ServiceProvider _host;

    public RosterTests() => _host = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IJournal>(_store)
        .AddSingleton<IPlatformReads>(_store)
        .AddSingleton<ISealing>(_store)
        .AddDirectory()
        .BuildServiceProvider();

    public void Dispose() => _host.Dispose();

    IDirectory Directory => _host.GetRequiredService<IDirectory>();

    [Fact]
    public async Task a_person_is_known_after_the_accounts_were_read()
    {
        _store.Put(Row());
        Directory.CallerOf(Given.Officer, Given.Now).Should().BeNull();
        await _host.GetRequiredService<IRoster>().RefreshAsync(CancellationToken.None);
        Directory.CallerOf(Given.Officer, Given.Now)!.Groups.Should().Equal("person:officer", "BG.person:officer", "BG.LO", "everyone");
        Directory.NameOf(Given.Officer).Should().Be("opened cipher");
        Directory.NameOf(new PersonId("nobody")).Should().BeNull();
    }

    [Fact]
    public async Task a_closed_early_late_or_uncertified_account_is_nobody()
    {
        var row = Row();
        (await After(row with { State = AccountState.Closed })).Should().BeNull();
        (await After(row with { AdmittedWith = row.AdmittedWith with { ValidFrom = Given.Now.AddSeconds(1) } })).Should().BeNull();
        (await After(row with { AdmittedWith = row.AdmittedWith with { ValidTo = Given.Now } })).Should().BeNull();
        (await After(row with { AdmittedWith = row.AdmittedWith with { CertificateValidTo = new DateOnly(2021, 6, 14) } })).Should()
            .BeNull();
        (await After(row)).Should().NotBeNull();
    }

    [Fact]
    public async Task an_erased_name_is_null_and_the_account_stays()
    {
        _store.Erased = true;
        (await After(Row())).Should().NotBeNull();
        Directory.NameOf(Given.Officer).Should().BeNull();
    }

    [Fact]
    public async Task what_was_read_before_never_takes_the_place_of_what_was_read_later()
    {
        var (roster, held) = (_host.GetRequiredService<IRoster>(), new TaskCompletionSource());
        _store.Put(Row() with { State = AccountState.Closed });
        _store.Held = held.Task;
        var before = roster.RefreshAsync(CancellationToken.None);
        _store.Put(Row());
        _store.Held = Task.CompletedTask;
        var later = roster.RefreshAsync(CancellationToken.None);

        held.SetResult();
        await Task.WhenAll(before, later);

        Directory.CallerOf(Given.Officer, Given.Now).Should().NotBeNull();
    }

    [Fact]
    public async Task the_roster_follows_the_journal_and_reads_again_only_for_accounts()
    {
        var roster = (BackgroundService)_host.GetRequiredService<IRoster>();
        await roster.StartAsync(CancellationToken.None);
        _store.Put(Row());
        await _store.AppendedAndReadAsync("request/1");
        Directory.CallerOf(Given.Officer, Given.Now).Should().BeNull("no account has changed");
        await _store.AppendedAndReadAsync("person/officer");
        Directory.CallerOf(Given.Officer, Given.Now).Should().NotBeNull();
        await roster.StopAsync(CancellationToken.None);
    }

    static PersonView Row() => PersonView.Of(Account.StreamOf(Given.Officer), Given.Account(Given.Opened(Role.LiaisonOfficer, "BG")), 1);

    async Task<Caller?> After(PersonView row)
    {
        _store.Put(row);
        await _host.GetRequiredService<IRoster>().RefreshAsync(CancellationToken.None);
        return Directory.CallerOf(Given.Officer, Given.Now);
    }

    /// <summary>A store in memory: one row, a few events; a reader that waits has seen all before.</summary>
    sealed class Store : IJournal, IPlatformReads, ISealing
    {
        readonly Lock _lock = new();
        readonly List<RecordedEvent> _events = [];
        readonly List<(long After, TaskCompletionSource Wake)> _waiting = [];
        TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ImmutableArray<byte> _row = [];

        public bool Erased { get; set; }

        /// <summary>What was read is not told before.</summary>
        public Task Held { get; set; } = Task.CompletedTask;

        public void Put(PersonView row) => _row = [.. JsonSerializer.SerializeToUtf8Bytes(row, Account.People.Json)];

        public async Task AppendedAndReadAsync(string stream)
        {
            Task idle;
            lock (_lock)
            {
                _events.Add(
                    new RecordedEvent(
                        _events.Count + 1, StreamId.Parse(stream), 1, "x/1", default, Given.Now, Given.Officer, PartyCode.Selec));
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
                foreach (var (_, wake) in _waiting) wake.TrySetResult();
                _waiting.Clear();
            }
            await idle;
        }

        public async Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
            where TView : notnull
        {
            var row = _row;
            await Held;
            return row.IsEmpty ? [] : [JsonSerializer.Deserialize(row.AsSpan(), table.Json)!];
        }

        public Task<long> HeadAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

        public Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (_events.Count > afterPosition) return Task.CompletedTask;
                var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((afterPosition, wake));
                if (_events.Count > 0) _idle.TrySetResult();
                return wake.Task.WaitAsync(cancellationToken);
            }
        }

        public Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken)
        {
            lock (_lock) return Task.FromResult<IReadOnlyList<RecordedEvent>>(
                [.. _events.Where(fact => fact.Position > afterPosition).Take(limit)]);
        }

        public ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public string? Open(Sealed<string> value) => Erased ? null : $"opened {value.Cipher}";

        public void GiveBack(ItemId item)
        {
        }

        public Task<ItemId> OpenItemAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Sealed<string> Seal(ItemId item, PartyCode supplier, string text) => throw new NotSupportedException();

        public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(
            StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
            Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken)
                => throw new NotSupportedException();

        public Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

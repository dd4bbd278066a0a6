using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Sqlite;
using Selec.Sdk;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>The only process that writes a journal knows its heads, and answers from memory what writes nothing.</summary>
public sealed class OnlyWriterTests : IAsyncLifetime
{
    readonly ConcurrentQueue<string> _statements = new();
    readonly Stage _stage;

    public OnlyWriterTests() => _stage = Alone(services => services.AddSingleton(new StatementWatch(_statements.Enqueue)));

    public async Task InitializeAsync()
    {
        await _stage.Ask(A, new OpenFolder(null, "BG.NFP"));
        await _stage.Ask(B, new OpenFolder(null, "BG.NFP"));
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task a_refusal_a_repeat_and_an_old_version_read_no_database()
    {
        await _stage.Ask(A, new Touch(3), Keyed("k"));
        _statements.Clear();

        (await _stage.Ask(A, new Touch(1, Limit: 3))).Should().BeOfType<Reply.Refused>();
        (await _stage.Ask(A, new Touch(3), Keyed("k"))).Should().Be(new Reply.Accepted(A, 2, true));
        (await _stage.Ask(A, new Touch(4), ask => ask with { Key = ("k", "other") })).Should().Be(new Reply.KeyReused());
        (await _stage.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = VersionTag.Of(_stage.Store.Hashes, _stage.Store.Journal, A, 1) }))
            .Should().BeOfType<Reply.Stale>().Which.Version.Should().Be(2);

        _statements.Should().BeEmpty();
    }

    [Fact]
    public async Task what_another_actors_command_wrote_is_known_at_once()
    {
        (await _stage.Ask(B, new Touch(1, Limit: 0))).Should().BeOfType<Reply.Refused>();
        await _stage.Ask(A, new Move(B, -1));
        _statements.Clear();

        (await _stage.Ask(B, new Touch(1, Limit: 0))).Should().Be(new Reply.Accepted(B, 3, false));
        (await _stage.Ask(B, new Touch(1, Limit: 0))).Should().BeOfType<Reply.Refused>();
        _statements.Should().NotContain(statement => statement.Contains("e.version >", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_no_with_a_key_that_is_not_remembered_is_looked_up()
    {
        for (var i = 0; i < 20; i++) await _stage.Ask(A, new Touch(1), Keyed($"k{i}"));

        (await _stage.Ask(A, new Touch(1, Limit: 0), Keyed("k0"))).Should().Be(new Reply.Accepted(A, 2, true));
        (await _stage.Ask(A, new Touch(1), Keyed("k1"))).Should().Be(new Reply.Accepted(A, 3, true));
        (await _stage.StateOf(A)).Notes.Should().Be(20);
    }

    [Fact]
    public async Task a_denial_costs_the_same_whether_the_actor_is_there_or_not()
    {
        var nowhere = new StreamId("folder", "nowhere");
        await _stage.Ask(nowhere, new Touch(1));
        _statements.Clear();
        await _stage.Ask(A, new Forbidden());
        var there = _statements.Count;
        _statements.Clear();
        await _stage.Ask(nowhere, new Touch(1));

        _statements.Count.Should().Be(there).And.BePositive();
    }

    [Fact]
    public void a_second_process_is_turned_away()
    {
        _stage.Store.Journal.IsOnlyWriter.Should().BeTrue();
        using var other = new JournalHolds(_stage.Store.File);

        other.Invoking(hold => hold.Take()).Should().Throw<InvalidOperationException>()
            .WithMessage($"The journal '{_stage.Store.File}' is in use by another platform. Stop that one first.");
    }

    static Func<Ask, Ask> Keyed(string key) => ask => ask with { Key = (key, "payload") };

    sealed class JournalHolds(string file) : IDisposable
    {
        JournalHold? _hold;

        public void Take() => _hold = JournalHold.Take(file);

        public void Dispose() => _hold?.Dispose();
    }
}

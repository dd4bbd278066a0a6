using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Api;

/// <summary>
/// A host that holds its certificate itself speaks HTTP/2 with those who can, and then a WebSocket comes as an extended CONNECT: it is the
/// same WebSocket.
/// </summary>
public sealed class SecureSocketTests : IAsyncLifetime
{
    const string Liaison = "bg-liaison-customs";
    const int Operations = 5;

    readonly X509Certificate2 _certificate = Certified();
    RunningPlatform _platform = null!;

    /// <summary>The clock stands, so that nobody is late with the first message.</summary>
    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(
        new SetClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
        services => services.Configure<KestrelServerOptions>(
            server => server.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = _certificate;
                https.HandshakeTimeout = RunningPlatform.Patience;
            })),
        null, "--urls=http://127.0.0.1:0;https://127.0.0.1:0");

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        _certificate.Dispose();
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task each_operation_of_a_socket_is_logged_whatever_carries_it(string version)
    {
        using var socket = await OpenAsync(version, await TokenAsync());
        await AcknowledgedAsync(socket, """{"type":"connection_init"}""");

        await AskAsync(socket);

        (await LoggedAsync()).Should().Be(Operations);
    }

    [Theory]
    [InlineData("websocket, h2c")]
    [InlineData("h2c, WebSocket")]
    public async Task each_operation_of_a_socket_is_logged_whatever_else_its_upgrade_offers(string upgrade)
    {
        using var socket = new Line();
        await socket.OpenUpgradingAsync(_platform, upgrade, await TokenAsync());
        await AcknowledgedAsync(socket, """{"type":"connection_init"}""");

        await AskAsync(socket);

        (await LoggedAsync()).Should().Be(Operations);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task the_first_message_signs_in_whatever_carries_it(string version)
    {
        using var socket = await OpenAsync(version, null);

        await AcknowledgedAsync(socket, $$$"""{"type":"connection_init","payload":{"token":"{{{await TokenAsync()}}}"}}""");

        await AskAsync(socket);
        (await LoggedAsync()).Should().Be(Operations);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task a_stranger_is_told_nothing_whatever_carries_it(string version)
    {
        using var socket = await OpenAsync(version, null);

        await socket.SayAsync("""{"type":"connection_init"}""");

        (await socket.HearAsync()).Should().Be("closed 4403");
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task a_socket_ends_when_another_schema_is_in_force_whatever_carries_it(string version)
    {
        using var socket = await OpenAsync(version, await TokenAsync());
        await AcknowledgedAsync(socket, """{"type":"connection_init"}""");

        var left = await _platform.Services.GetRequiredService<IComposition>().ReplaceAsync([], default);

        (await socket.HearAsync()).Should().Be("closed 1001");
        socket.Dispose();
        (await left.Drained).Should().BeTrue();
    }

    async Task<Line> OpenAsync(string version, string? bearer)
    {
        var socket = new Line();
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_certificate);
        await socket.OpenAsync(_platform.SecureAddress, Version.Parse(version), trust, bearer);
        return socket;
    }

    static async Task AcknowledgedAsync(Line socket, string greeting)
    {
        await socket.SayAsync(greeting);
        (await socket.HearAsync()).Should().Be("""{"type":"connection_ack"}""");
    }

    static async Task AskAsync(Line socket)
    {
        for (var i = 0; i < Operations; i++)
        {
            await socket.SubscribeAsync($"{i}", "{ viewer { party } }");
            (await socket.HearAsync()).Should().Be($$$$$"""{"id":"{{{{{i}}}}}","type":"next","payload":{"data":{"viewer":{"party":"BG"}}}}""");
            (await socket.HearAsync()).Should().Be($$"""{"id":"{{i}}","type":"complete"}""");
        }
    }

    async Task<int> LoggedAsync() =>
        (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default))
            .Count(entry => entry.Entry.Person == new PersonId(Liaison) && entry.Entry.Operation == "viewer");

    async Task<string> TokenAsync() => (await _platform.AsAsync(Liaison)).DefaultRequestHeaders.Authorization!.Parameter!;

    static X509Certificate2 Certified()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var wanted = new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256);
        wanted.CertificateExtensions.Add(names.Build());
        return wanted.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1_000));
    }
}

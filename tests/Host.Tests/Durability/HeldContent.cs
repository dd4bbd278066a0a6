using System.Net;
using System.Text;

namespace Selec.Host.Tests.Durability;

/// <summary>A body that is held back after the host has begun to read it, so that the request is known to be in flight.</summary>
internal sealed class HeldContent : HttpContent
{
    /// <summary>Blanks that go ahead, since a host hangs up on those who send too slowly: enough for a minute.</summary>
    static readonly byte[] _ahead = [.. Enumerable.Repeat((byte)' ', 16_384)];

    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly byte[] _bytes;

    public HeldContent(string body)
    {
        _bytes = Encoding.UTF8.GetBytes(body);
        Headers.ContentType = new("application/json");
    }

    /// <summary>Completes when the host asks for the body.</summary>
    public Task Begun => _begun.Task;

    public void Release() => _released.TrySetResult();

    /// <summary>Sends it and returns the answer's status and whole text.</summary>
    public async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative)) { Content = this };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_ahead);
        await stream.FlushAsync();
        _begun.TrySetResult();
        await _released.Task;
        await stream.WriteAsync(_bytes);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _ahead.Length + _bytes.Length;
        return true;
    }
}

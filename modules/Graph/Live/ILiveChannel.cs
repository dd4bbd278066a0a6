using Selec.Graph.Execution;

namespace Selec.Graph.Live;

/// <summary>How the answers of many operations leave over one connection; a call returns once the connection has taken the message.</summary>
internal interface ILiveChannel
{
    ValueTask NextAsync(string id, GraphResult answer);

    /// <summary>Nothing was executed, or no more will be; the operation is over.</summary>
    ValueTask RefusedAsync(string id, GraphResult answer);

    ValueTask CompleteAsync(string id);

    /// <summary>The caller is no longer admitted.</summary>
    ValueTask ExpelAsync();
}

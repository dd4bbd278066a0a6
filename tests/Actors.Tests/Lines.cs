using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Selec.Actors.Tests;

/// <summary>Keeps what is logged.</summary>
sealed class Lines : ILogger
{
    readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Of(int id) => _lines.Where(line => line.StartsWith($"{id} ", StringComparison.Ordinal)).Select(line => line[5..]);

    /// <summary>What a log is told by.</summary>
    public ILoggerProvider Provider() => new Every(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId.Id} {formatter(state, exception)}{exception}");

    sealed class Every(Lines lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => lines;

        public void Dispose()
        {
        }
    }
}

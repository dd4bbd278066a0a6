using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Keeps what the host would write on its console.</summary>
internal sealed class LogLines : ILoggerProvider
{
    readonly ConcurrentQueue<string> _lines = [];

    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, _lines);

    public void Dispose()
    {
    }

    sealed class Line(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) =>
            level >= (category.StartsWith("Microsoft", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information);

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
        {
            if (IsEnabled(level)) lines.Enqueue($"{level} {category} {format(state, exception)} {exception}");
        }
    }
}

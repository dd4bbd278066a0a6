namespace Selec.Torture.Node;

/// <summary>A clock that goes wrong: what it shows jumps, forth and back. How long something takes it tells rightly.</summary>
sealed class JumpingClock(TimeSpan ahead) : TimeProvider
{
    long _ahead = ahead.Ticks;

    /// <summary>By how much it is wrong.</summary>
    public TimeSpan Ahead { set => Volatile.Write(ref _ahead, value.Ticks); }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));
}

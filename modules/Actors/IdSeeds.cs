using System.Security.Cryptography;

namespace Selec.Actors;

/// <summary>Random bytes for ids, drawn from the system many at a time: each draw costs as much as the rest of a turn that writes nothing.</summary>
static class IdSeeds
{
    const int Length = 16;
    const int AtATime = 64;

    [ThreadStatic]
    static byte[]? _drawn;

    [ThreadStatic]
    static int _left;

    /// <summary>Sixteen bytes that nobody else is given.</summary>
    public static byte[] Next()
    {
        var drawn = _drawn ??= new byte[Length * AtATime];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            _left = AtATime;
        }
        return drawn.AsSpan(--_left * Length, Length).ToArray();
    }
}

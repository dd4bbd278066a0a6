using System.Security.Cryptography;

namespace Selec.Journal.Audit;

/// <summary>Keys that sign statements about the audit log: ECDSA on the curve P-256, in PEM.</summary>
public static class AuditKeys
{
    const int Bits = 256;

    /// <summary>A new pair in PEM.</summary>
    public static (string Private, string Public) NewPair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>A key from its PEM; null when it is none of this kind.</summary>
    public static ECDsa? Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == Bits) return key;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            // What is no key is told as such to whoever named the file.
        }
        key.Dispose();
        return null;
    }

    /// <summary>Whether a key can sign, and not only check.</summary>
    public static bool CanSign(ECDsa key)
    {
        try
        {
            key.SignHash(new byte[32]);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>What tells a key from others: the hash of its public half.</summary>
    public static string Fingerprint(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}

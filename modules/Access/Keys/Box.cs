using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Selec.Access.Keys;

/// <summary>AES-256-GCM with a random nonce: nonce, cipher text, tag in one array, bound to what it belongs to.</summary>
static class Box
{
    const int Nonce = 12, Tag = 16;

    /// <summary>Closes a content; it opens only under the same key and for the same owner.</summary>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, string owner)
    {
        var box = new byte[Nonce + content.Length + Tag];
        var nonce = box.AsSpan(0, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(
            nonce, content, box.AsSpan(Nonce, content.Length), box.AsSpan(Nonce + content.Length), Encoding.UTF8.GetBytes(owner));
        return box;
    }

    /// <summary>The content, or null when the box was altered or belongs to another owner or key.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, string owner)
    {
        if (box.Length < Nonce + Tag) return null;
        var content = new byte[box.Length - Nonce - Tag];
        using var cipher = new AesGcm(key, Tag);
        try
        {
            cipher.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], content, Encoding.UTF8.GetBytes(owner));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a base64url text, or null when it is not exactly how they are written.</summary>
    public static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}

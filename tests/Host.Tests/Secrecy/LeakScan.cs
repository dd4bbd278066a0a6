using System.Buffers.Text;
using System.Globalization;
using System.Text;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Looks for the marks in files, in every form in which clear text could lie there.</summary>
internal static class LeakScan
{
    static readonly IReadOnlyList<(string Form, byte[] Bytes)> _forms =
        [.. Canary.Marks.Append(Canary.VinMark).SelectMany(FormsOf), .. Tails()];

    /// <summary>Each file that holds a mark, with the form; reads beside the platform that writes them.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        foreach (var file in IoDirectory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Read(file) is not { } bytes) continue;
            foreach (var form in Forms(bytes)) yield return $"{Path.GetFileName(file)}: {form}";
        }
    }

    /// <summary>The forms in which the bytes hold a mark.</summary>
    public static IEnumerable<string> Forms(byte[] bytes) =>
        _forms.Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Form);

    public static string Escaped(string text, bool upper) => string.Concat(text.Select(one =>
        char.IsAscii(one) ? one.ToString() : "\\u" + ((int)one).ToString(upper ? "X4" : "x4", CultureInfo.InvariantCulture)));

    // A write-ahead log may vanish between listing and reading.
    static byte[]? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    static IEnumerable<(string Form, byte[] Bytes)> FormsOf(string mark)
    {
        foreach (var (name, text) in new[] { ("as sent", mark), ("lower case", mark.ToLowerInvariant()),
            ("upper case", mark.ToUpperInvariant()) })
        {
            yield return ($"{mark} UTF-8 {name}", Encoding.UTF8.GetBytes(text));
            yield return ($"{mark} UTF-16 LE {name}", Encoding.Unicode.GetBytes(text));
            yield return ($"{mark} UTF-16 BE {name}", Encoding.BigEndianUnicode.GetBytes(text));
        }
        yield return ($"{mark} escaped", Encoding.ASCII.GetBytes(Escaped(mark, upper: false)));
        yield return ($"{mark} ESCAPED", Encoding.ASCII.GetBytes(Escaped(mark, upper: true)));
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var inner = Inner(encoding.GetBytes(mark), shift);
                yield return ($"{mark} {encoding.WebName} base64 +{shift}", Encoding.ASCII.GetBytes(inner));
                yield return ($"{mark} {encoding.WebName} base64url +{shift}",
                    Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
            }
        }
    }

    /// <summary>The characters of base64 that do not depend on what stands before and after the text.</summary>
    static string Inner(byte[] text, int shift)
    {
        var whole = Convert.ToBase64String([.. new byte[shift], .. text]);
        var from = (shift * 8 + 5) / 6;
        var to = (shift + text.Length) * 8 / 6;
        return whole[from..to];
    }

    /// <summary>Whatever folds words to Latin leaves the same tail.</summary>
    static IEnumerable<(string Form, byte[] Bytes)> Tails()
    {
        foreach (var tail in new[] { Canary.Tail, Canary.Tail.ToUpperInvariant() })
        {
            yield return ($"{tail} UTF-8", Encoding.UTF8.GetBytes(tail));
            yield return ($"{tail} UTF-16 LE", Encoding.Unicode.GetBytes(tail));
            yield return ($"{tail} UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(tail));
        }
    }

    /// <summary>Every form of every mark, for the test of the search itself.</summary>
    public static IEnumerable<byte[]> Samples(string mark)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            yield return encoding.GetBytes($"x {mark}17 y");
            for (var shift = 0; shift < 3; shift++)
            {
                var bytes = encoding.GetBytes(new string(' ', shift) + mark + "17 y");
                yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
                yield return Encoding.ASCII.GetBytes(Base64Url.EncodeToString(bytes));
            }
        }
        yield return Encoding.ASCII.GetBytes($"\"{Escaped(mark, upper: false)}17\"");
        yield return Encoding.ASCII.GetBytes($"\"{Escaped(mark, upper: true)}17\"");
    }
}

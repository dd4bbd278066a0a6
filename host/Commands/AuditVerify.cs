using System.Globalization;
using System.Security.Cryptography;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary>
/// <c>audit verify export [--anchor file]… [--key public-key]…</c>: proves an export, without the platform, its database and its keys.
/// Says what was looked at and where the first fault of each chain is, never what stands there.
/// </summary>
internal static class AuditVerify
{
    const string WithoutAnchor =
        "No anchor: that a tail was cut or a whole chain dropped, with the beginning written anew, cannot be seen.";

    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--anchor", "--key").WithOperands(1);
        string[] anchorFiles = [.. line.All("--anchor")];
        List<ECDsa> keys = [.. line.All("--key").Select(Files.Key)];
        if (anchorFiles.Length > 0 && keys.Count == 0) throw new UsageException("Option --anchor needs the public key that signed it: --key.");
        var anchors = anchorFiles.Select(file => Anchor(file, keys)).ToList();
        using var export = Files.Open(line.Operands[0]);
        var proof = AuditProof.Of(export, [.. anchors.OfType<AuditAnchor>()], keys)
            ?? throw new UsageException($"'{line.Operands[0]}' does not begin as an export does, or its beginning was altered.");
        Tell(output, proof);
        foreach (var (file, anchor) in anchorFiles.Zip(anchors)) output.WriteLine(Told(file, anchor, proof));
        if (anchors.Count == 0) output.WriteLine(WithoutAnchor);
        var isSigned = keys.Count == 0 || proof.Signing != Signing.Unproven;
        var isWhole = proof.IsWhole && isSigned && anchors.TrueForAll(anchor => anchor is not null);
        output.WriteLine(isWhole ? "Whole." : "Not whole.");
        return isWhole ? Commands.Done : Commands.Fault;
    }

    static AuditAnchor? Anchor(string path, List<ECDsa> keys)
    {
        using var file = Files.Open(path);
        return AuditProof.ReadAnchor(file, keys);
    }

    static void Tell(TextWriter output, AuditProof proof)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Export of {proof.At:u}: {proof.Heads.Sum(head => head.Count)} entries in {proof.Heads.Length} chains; {Told(proof.Signing)}."));
        foreach (var head in proof.Heads.Where(head => proof.Faults.All(fault => fault.Chain != head.Chain)))
            output.WriteLine($"chain {Name(head.Chain)}: 1 to {head.Count}, whole");
        foreach (var fault in proof.Faults) output.WriteLine($"chain {Name(fault.Chain)}: first fault at {fault.Sequence}");
        foreach (var line in proof.Lines) output.WriteLine($"line {line}: not a line of an export");
    }

    static string Told(Signing signing) => signing switch
    {
        Signing.None => "nobody has signed its beginning",
        Signing.Proven => "its beginning is signed by a given key",
        _ => "the signature of its beginning is of no given key",
    };

    static string Told(string file, AuditAnchor? anchor, AuditProof proof) =>
        anchor is null ? $"anchor {file}: not an anchor that a given key has signed"
        : $"anchor {file}: {anchor.At:u}, {anchor.Heads.Length} chains, signed by a given key"
            + (anchor.At > proof.At ? "; it is younger than the export, which lacks what came between" : "");

    /// <summary>A chain's name as the platform makes them; anything else that stands there is not repeated.</summary>
    static string Name(string chain) => chain.Length == 32 && chain.All(char.IsAsciiHexDigitLower) ? chain : "(not a chain's name)";
}

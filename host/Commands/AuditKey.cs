using System.Text;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary><c>audit key --to folder</c>: a new pair of keys for exports and anchors.</summary>
internal static class AuditKey
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--to").WithOperands(0);
        var folder = Path.GetFullPath(line.One("--to"));
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(folder);
        else System.IO.Directory.CreateDirectory(folder, OwnerOnly);
        var (secret, open) = (Files.New(Path.Combine(folder, "audit-key.pem")), Files.New(Path.Combine(folder, "audit-key.public.pem")));
        var pair = AuditKeys.NewPair();
        Write(secret, pair.Private);
        Write(open, pair.Public);
        output.WriteLine($"The private key is in {secret}, the public key in {open}.");
        return Commands.Done;
    }

    static void Write(string path, string pem) => Files.Write(path, stream =>
    {
        stream.Write(Encoding.ASCII.GetBytes(pem + "\n"));
        return true;
    });
}

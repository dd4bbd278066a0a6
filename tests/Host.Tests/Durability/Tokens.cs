using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Selec.Host.Tests.Durability;

/// <summary>An identity provider: a key pair whose public half the platform knows, and the tokens signed with it.</summary>
internal sealed class Tokens : IDisposable
{
    public const string Issuer = "https://id.example", Audience = "selec-test";

    readonly RSA _rsa = RSA.Create(2048);

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    public byte[] PublicBytes => _rsa.ExportSubjectPublicKeyInfo();

    static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public string For(string subject, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = Now.AddMinutes(-10),
            NotBefore = Now.AddMinutes(-10),
            Expires = Now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["jti"] = "a-session", ["scope"] = "api.adhoc" },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa), SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>Every way of not being the subject that this class knows, by name.</summary>
    public IReadOnlyDictionary<string, string> Forged(string subject)
    {
        using var other = new Tokens();
        var parts = For(subject).Split('.');
        return new Dictionary<string, string>
        {
            ["wrong issuer"] = For(subject, token => token.Issuer = "https://elsewhere.example"),
            ["no issuer"] = For(subject, token => token.Issuer = null),
            ["wrong audience"] = For(subject, token => token.Audience = "another-service"),
            ["no audience"] = For(subject, token => token.Audience = null),
            ["expired"] = For(subject, token => token.Expires = Now.AddMinutes(-1)),
            ["without an end"] = For(subject, token => token.Expires = null),
            ["not yet valid"] = For(subject, token => token.NotBefore = Now.AddMinutes(5)),
            ["unsigned"] = $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            ["unsigned, signature kept"] = $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.{parts[2]}",
            ["signature cut off"] = $"{parts[0]}.{parts[1]}.",
            ["other claims under the signature"] = $"{parts[0]}.{For("somebody-else").Split('.')[1]}.{parts[2]}",
            ["another's key"] = other.For(subject),
            ["signed with the public key's text"] = Symmetric(subject, Encoding.UTF8.GetBytes(PublicPem)),
            ["signed with the public key's bytes"] = Symmetric(subject, PublicBytes),
            ["demo desk's issuer"] = For(subject, token => (token.Issuer, token.Audience) = ("selec-demo", "selec-platform")),
            ["no subject"] = For(subject, token => token.Claims = new Dictionary<string, object>()),
            ["unknown account"] = For("nobody-we-know"),
            ["nonsense"] = "nonsense",
        };
    }

    public void Dispose() => _rsa.Dispose();

    static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    string Symmetric(string subject, byte[] key)
    {
        var credentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
        return For(subject, token => token.SigningCredentials = credentials);
    }
}

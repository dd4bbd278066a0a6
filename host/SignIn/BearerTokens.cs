using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Selec.Host.SignIn;

/// <summary>Bearer tokens of the configured issuers; in the demo profile also those of the demo desk.</summary>
internal static class BearerTokens
{
    static readonly TimeSpan _clockSkew = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddBearerTokens(this IServiceCollection services, PlatformSettings settings, DemoDesk? demo, TimeProvider clock)
    {
        var keys = settings.Issuers.ToDictionary(issuer => issuer.Issuer, issuer => (issuer.Audience, Key: PublicKey(issuer)));
        if (demo is not null) keys[DemoDesk.Issuer] = (DemoDesk.Audience, demo.Key);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                LifetimeValidator = (from, to, _, _) => IsValid(from, to, clock.GetUtcNow().UtcDateTime),
                RequireSignedTokens = true,
                ValidIssuers = keys.Keys,
                AudienceValidator = (audiences, token, _) => keys.TryGetValue(token.Issuer, out var issuer)
                    && audiences.Contains(issuer.Audience),
                IssuerSigningKeyResolver = (_, token, _, _) => token is not null && keys.TryGetValue(token.Issuer, out var issuer)
                    ? [issuer.Key]
                    : [],
                ValidAlgorithms = [
                    SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256,
                    SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.HmacSha256],
                AlgorithmValidator = (algorithm, key, _, _) => key is SymmetricSecurityKey == (algorithm == SecurityAlgorithms.HmacSha256),
                NameClaimType = "sub",
            };
        });
        return services;
    }

    /// <summary>By the platform's clock. A token without an end is none.</summary>
    static bool IsValid(DateTime? from, DateTime? to, DateTime now) =>
        to is { } end && end > now - _clockSkew && (from is not { } begin || (begin < end && begin <= now + _clockSkew));

    static SecurityKey PublicKey(TokenIssuer issuer)
    {
        var pem = File.ReadAllText(issuer.PublicKeyFile);
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new RsaSecurityKey(rsa);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return EllipticKey(pem, issuer);
        }
    }

    static ECDsaSecurityKey EllipticKey(string pem, TokenIssuer issuer)
    {
        try
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            return new ECDsaSecurityKey(curve);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new SettingException("Selec:Issuers:PublicKeyFile", "an RSA or EC public key in PEM", $"'{issuer.PublicKeyFile}'");
        }
    }
}

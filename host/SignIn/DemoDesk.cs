using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Selec.Contracts;
using Selec.Directory;
using Selec.Sdk;

namespace Selec.Host.SignIn;

/// <summary>Signs anyone in as a demo person: in the demo profile only, with a key that lives as long as the process.</summary>
internal sealed class DemoDesk(TimeProvider clock)
{
    public const string Issuer = "selec-demo";
    public const string Audience = "selec-platform";

    static readonly TimeSpan _validity = TimeSpan.FromHours(8);

    public SymmetricSecurityKey Key { get; } = new(RandomNumberGenerator.GetBytes(32));

    public void Map(WebApplication app)
    {
        app.MapGet("/demo/people", () => TypedResults.Json([.. DemoPeople.All.Select(Listed)], DemoJson.Default.ListedPersonArray));
        app.MapPost("/demo/token", async (HttpRequest request, IDirectory directory, CancellationToken cancellationToken) =>
        {
            var asked = await ReadAsync(request, cancellationToken);
            var person = DemoPeople.All.FirstOrDefault(one => one.Person.Value == asked?.Person);
            return person is null || directory.CallerOf(person.Person, clock.GetUtcNow()) is null
                ? Results.Json(
                    new DemoFault("UNKNOWN_PERSON", "There is no demo person of that name; GET /demo/people lists them."),
                    DemoJson.Default.DemoFault, statusCode: 404)
                : Results.Json(new IssuedToken(TokenFor(person.Person)), DemoJson.Default.IssuedToken);
        });
    }

    static async Task<AskedPerson?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync(DemoJson.Default.AskedPerson, cancellationToken);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException
            or InvalidOperationException or BadHttpRequestException)
        {
            return null;
        }
    }

    string TokenFor(PersonId person)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + _validity,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = person.Value, ["jti"] = CommandContext.Encode(RandomNumberGenerator.GetBytes(16))
            },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
        });
    }

    static ListedPerson Listed(DemoPerson person) => new(person.Person.Value, person.Name, Codes.Of(person.Role), person.Party.Value);
}

internal sealed record ListedPerson(string Person, string Name, string Role, string Party);

internal sealed record AskedPerson(string? Person);

internal sealed record IssuedToken(string Token);

internal sealed record DemoFault(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListedPerson[]))]
[JsonSerializable(typeof(AskedPerson))]
[JsonSerializable(typeof(IssuedToken))]
[JsonSerializable(typeof(DemoFault))]
internal sealed partial class DemoJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;

namespace Selec.Directory;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrganisationEntry))]
[JsonSerializable(typeof(AccountOpened))]
[JsonSerializable(typeof(AccountAuthorised))]
[JsonSerializable(typeof(ClearanceSet))]
[JsonSerializable(typeof(CertificateRenewed))]
[JsonSerializable(typeof(AccountClosed))]
[JsonSerializable(typeof(SessionsEnded))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PersonView))]
sealed partial class DirectoryJson : JsonSerializerContext;

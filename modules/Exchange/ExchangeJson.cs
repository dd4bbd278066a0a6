using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>JSON of everything the module stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RequestDrafted))]
[JsonSerializable(typeof(DraftRevised))]
[JsonSerializable(typeof(RequestCleared))]
[JsonSerializable(typeof(RequestSent))]
[JsonSerializable(typeof(RequestWithdrawn))]
[JsonSerializable(typeof(RequestClosed))]
[JsonSerializable(typeof(ThreadOpened))]
[JsonSerializable(typeof(ThreadReceived))]
[JsonSerializable(typeof(ThreadForwarded))]
[JsonSerializable(typeof(ThreadAssigned))]
[JsonSerializable(typeof(ThreadClosed))]
[JsonSerializable(typeof(ThreadWithdrawn))]
[JsonSerializable(typeof(MessageDrafted))]
[JsonSerializable(typeof(MessageCleared))]
[JsonSerializable(typeof(MessageSent))]
[JsonSerializable(typeof(MessageReceived))]
[JsonSerializable(typeof(MessageDelivered))]
[JsonSerializable(typeof(ServiceLevelSet))]
[JsonSerializable(typeof(ItemOpened))]
[JsonSerializable(typeof(ItemAudienceWidened))]
[JsonSerializable(typeof(ItemIdentified))]
[JsonSerializable(typeof(ItemErased))]
[JsonSerializable(typeof(ItemAudienceNarrowed))]
[JsonSerializable(typeof(FieldRestricted))]
[JsonSerializable(typeof(FieldReleased))]
[JsonSerializable(typeof(HandlingAcknowledged))]
[JsonSerializable(typeof(ItemCited))]
[JsonSerializable(typeof(IdentifierReported))]
[JsonSerializable(typeof(IdentifierWithdrawn))]
[JsonSerializable(typeof(ContactMet))]
[JsonSerializable(typeof(ContactSubjectAdded))]
[JsonSerializable(typeof(ContactSubjectWithdrawn))]
[JsonSerializable(typeof(ContactDenied))]
[JsonSerializable(typeof(ContactEnded))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(AddresseeView))]
[JsonSerializable(typeof(ThreadView))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(ItemView))]
[JsonSerializable(typeof(ErasureView))]
[JsonSerializable(typeof(ContactView))]
[JsonSerializable(typeof(ServiceLevelView))]
[JsonSerializable(typeof(ExchangeView))]
internal sealed partial class ExchangeJson : JsonSerializerContext;

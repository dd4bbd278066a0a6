using System.Text.Json.Serialization;

namespace Selec.Governance;

/// <summary>JSON of the module's events and views.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SubjectRequestOpened))]
[JsonSerializable(typeof(IdentityConfirmed))]
[JsonSerializable(typeof(HoldingsGathered))]
[JsonSerializable(typeof(ConsultationEnded))]
[JsonSerializable(typeof(SubjectReplied))]
[JsonSerializable(typeof(ReplyReceived))]
[JsonSerializable(typeof(ReplyDueSoon))]
[JsonSerializable(typeof(ReplyOverdue))]
[JsonSerializable(typeof(SubjectRequestClosed))]
[JsonSerializable(typeof(ConsultationAsked))]
[JsonSerializable(typeof(ConsultationAnswered))]
[JsonSerializable(typeof(ConsultationLapsed))]
[JsonSerializable(typeof(ConsultationWithdrawn))]
[JsonSerializable(typeof(SubjectRequestView))]
[JsonSerializable(typeof(ConsultationView))]
internal sealed partial class GovernanceJson : JsonSerializerContext;

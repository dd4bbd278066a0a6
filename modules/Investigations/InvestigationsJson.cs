using System.Text.Json.Serialization;

namespace Selec.Investigations;

/// <summary>JSON of the module's events and views.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(InvestigationProposed))]
[JsonSerializable(typeof(PartyInvited))]
[JsonSerializable(typeof(ItemsShared))]
[JsonSerializable(typeof(PartyJoined))]
[JsonSerializable(typeof(PartyDeclined))]
[JsonSerializable(typeof(InvestigationAccepted))]
[JsonSerializable(typeof(InvestigationRejected))]
[JsonSerializable(typeof(PlanningBegun))]
[JsonSerializable(typeof(InvestigationActivated))]
[JsonSerializable(typeof(ActionDayRecorded))]
[JsonSerializable(typeof(InvestigationSuspended))]
[JsonSerializable(typeof(InvestigationResumed))]
[JsonSerializable(typeof(InvestigationConcluded))]
[JsonSerializable(typeof(FollowUpBegun))]
[JsonSerializable(typeof(InvestigationEvaluated))]
[JsonSerializable(typeof(InvestigationArchived))]
[JsonSerializable(typeof(CodeNameChanged))]
[JsonSerializable(typeof(InvestigationRevised))]
[JsonSerializable(typeof(OfficerAssigned))]
[JsonSerializable(typeof(ResultRecorded))]
[JsonSerializable(typeof(JudicialStageNoted))]
[JsonSerializable(typeof(StageRecorded))]
[JsonSerializable(typeof(NextStepPlanned))]
[JsonSerializable(typeof(Investigation))]
[JsonSerializable(typeof(InvestigationView))]
[JsonSerializable(typeof(ResultView))]
[JsonSerializable(typeof(ProceedingView))]
internal sealed partial class InvestigationsJson : JsonSerializerContext;

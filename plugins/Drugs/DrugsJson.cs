using System.Text.Json.Serialization;

namespace Selec.Plugins.Drugs;

/// <summary>JSON of the plug-in's events and views.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(DrugSeizureRecorded))]
[JsonSerializable(typeof(DrugSeizureCorrected))]
[JsonSerializable(typeof(DrugSeizureShared))]
[JsonSerializable(typeof(DrugPrecursorRecorded))]
[JsonSerializable(typeof(DrugLaboratoryRecorded))]
[JsonSerializable(typeof(ControlledDeliveryProposed))]
[JsonSerializable(typeof(ControlledDeliveryAuthorised))]
[JsonSerializable(typeof(ControlledDeliveryRefused))]
[JsonSerializable(typeof(ControlledDeliveryAuthorisationWithdrawn))]
[JsonSerializable(typeof(ControlledDeliveryConsented))]
[JsonSerializable(typeof(ControlledDeliveryConsentWithdrawn))]
[JsonSerializable(typeof(ControlledDeliveryStarted))]
[JsonSerializable(typeof(ControlledDeliveryHandedOver))]
[JsonSerializable(typeof(ControlledDeliveryConcluded))]
[JsonSerializable(typeof(ControlledDeliveryAborted))]
[JsonSerializable(typeof(DrugSeizureView))]
[JsonSerializable(typeof(DrugPrecursorView))]
[JsonSerializable(typeof(DrugLaboratoryView))]
[JsonSerializable(typeof(ControlledDeliveryView))]
[JsonSerializable(typeof(DrugReport))]
internal sealed partial class DrugsJson : JsonSerializerContext;

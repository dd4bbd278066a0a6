using System.Text.Json.Serialization;

namespace Selec.Plugins.StolenVehicles;

/// <summary>JSON of the plug-in's events and views.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(VehicleReported))]
[JsonSerializable(typeof(VehicleStatusChanged))]
[JsonSerializable(typeof(VehicleCloneLinked))]
[JsonSerializable(typeof(VehicleRegistrationRecorded))]
[JsonSerializable(typeof(VehicleRepatriationClaimed))]
[JsonSerializable(typeof(VehicleClaimResolved))]
[JsonSerializable(typeof(VehicleShared))]
[JsonSerializable(typeof(VehicleTextsReleased))]
[JsonSerializable(typeof(VehicleView))]
internal sealed partial class VehicleJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace Selec.Plugins.NewArea;

/// <summary>JSON of the plug-in's events and views.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(NewAreaReported))]
[JsonSerializable(typeof(NewAreaRecordView))]
internal sealed partial class NewAreaJson : JsonSerializerContext;

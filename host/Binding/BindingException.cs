namespace Selec.Host.Binding;

/// <summary>The schema and what the modules list do not fit; the start stops.</summary>
internal sealed class BindingException(string message) : Exception(message);

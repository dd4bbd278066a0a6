namespace Selec.Graph.Language;

/// <summary>A place in a document, both parts counted from one.</summary>
public readonly record struct Location(int Line, int Column);

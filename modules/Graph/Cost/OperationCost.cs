namespace Selec.Graph.Cost;

/// <summary>What an operation is estimated to cost.</summary>
/// <param name="FieldCost">The weights of the fields, as often as they are resolved.</param>
/// <param name="TypeCost">The weights of the objects answered.</param>
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    internal static OperationCost Beyond { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    internal OperationCost Plus(OperationCost other) => new(FieldCost + other.FieldCost, TypeCost + other.TypeCost);

    internal OperationCost Times(double count) => count == 0 ? default : new(FieldCost * count, TypeCost * count);

    internal OperationCost Max(OperationCost other) => new(Math.Max(FieldCost, other.FieldCost), Math.Max(TypeCost, other.TypeCost));
}

using System.Globalization;
using System.Text;

namespace Selec.Graph.Types;

/// <summary>Where a coercion is inside the value; kept as a stack so that values without faults cost nothing.</summary>
internal sealed class ValuePath
{
    private List<(string? Name, int Index)>? _steps;

    public int Depth => _steps?.Count ?? 0;

    public void Enter(string name) => (_steps ??= []).Add((name, 0));

    public void Enter(int index) => (_steps ??= []).Add((null, index));

    public void Leave() => _steps!.RemoveAt(_steps.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _steps ?? [])
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }
}

namespace Selec.GraphOracle.Tests.World;

/// <summary>A way to change a schema; it says whether there was something to change.</summary>
internal sealed record SchemaFault(string Name, Func<SchemaEdit, bool> Put);

/// <summary>Ways to break a schema, at least one for every rule, and ways that only look like it.</summary>
internal static class SchemaFaults
{
    public const string And = " + ";

    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        .. RootFaults.All, .. TypeFaults.All, .. MemberFaults.All, .. InterfaceFaults.All, .. InputFaults.All, .. DirectiveFaults.All, .. SoundChanges.All,
    ];

    /// <summary>A schema changed by the way of that number, or by the next that finds something to change; now and then by a second one.</summary>
    public static (string Fault, string Sdl) Make(int seed, int number)
    {
        var dice = new Dice(seed);
        var edit = new SchemaEdit(SchemaMaker.Make(dice), dice);
        var fault = Put(edit, number);
        if (dice.Chance(8)) fault += And + Put(edit, dice.Below(All.Count));
        return (fault, edit.Text());
    }

    static string Put(SchemaEdit edit, int number)
    {
        while (true)
        {
            var fault = All[number++ % All.Count];
            if (fault.Put(edit)) return fault.Name;
        }
    }
}

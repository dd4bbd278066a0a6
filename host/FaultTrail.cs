namespace Selec.Host;

/// <summary>What is logged of a fault and of the faults behind it: types and stacks. Messages may repeat what somebody wrote.</summary>
internal static class FaultTrail
{
    public static string Types(Exception fault) => string.Join(" <- ", Causes(fault).Select(cause => cause.GetType().Name));

    public static string Stacks(Exception fault) => string.Join("\n<- ", Causes(fault).Select(cause => cause.StackTrace));

    static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException) yield return cause;
    }
}

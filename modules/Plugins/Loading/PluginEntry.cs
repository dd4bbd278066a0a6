using System.Reflection;
using Selec.Plugins.Folders;
using Selec.Sdk;

namespace Selec.Plugins.Loading;

/// <summary>The one public class of a plug-in, and how it is made.</summary>
internal static class PluginEntry
{
    const int LongestText = 300;

    /// <summary>The class among an assembly's types.</summary>
    /// <exception cref="LoadException">There is none, or more than one.</exception>
    public static Type Of(IReadOnlyCollection<Type> types)
    {
        var entries = types.Where(IsEntry).ToList();
        return entries.Count == 1
            ? entries[0]
            : throw new LoadException(PluginFault.Malfunctioned(
                "The assembly must have exactly one public class that implements ITaskForcePlugin and has a constructor without parameters"
                + $"; it has {entries.Count}."));
    }

    /// <summary>Makes the entry, within a time.</summary>
    /// <exception cref="LoadException">Its constructor throws, or does not return in time; then its thread is lost.</exception>
    public static async Task<ITaskForcePlugin> MakeAsync(Type type, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var made = Task.Run(() => Make(type), CancellationToken.None);
        try
        {
            var (entry, fault) = await made.WaitAsync(limit, clock, cancellationToken);
            return entry ?? throw new LoadException(fault!);
        }
        catch (TimeoutException)
        {
            throw new LoadException(PluginFault.Malfunctioned("The constructor of the plug-in's entry did not return in time."));
        }
    }

    static bool IsEntry(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsVisible: true, ContainsGenericParameters: false }
        && typeof(ITaskForcePlugin).IsAssignableFrom(type)
        && type.GetConstructor(Type.EmptyTypes) is not null;

    static (ITaskForcePlugin? Entry, PluginFault? Fault) Make(Type type)
    {
        try
        {
            var entry = Activator.CreateInstance(
                type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null);
            return ((ITaskForcePlugin)entry!, null);
        }
#pragma warning disable CA1031 // Whatever the plug-in throws, the platform runs on.
        catch (Exception thrown)
        {
            return (null, Fault(thrown));
        }
#pragma warning restore CA1031
    }

    static PluginFault Fault(Exception thrown)
    {
        while (thrown is TypeInitializationException or TargetInvocationException && thrown.InnerException is { } inner) thrown = inner;
        var text = thrown.Message.Length > LongestText ? thrown.Message[..LongestText] : thrown.Message;
        var begin = $"The constructor of the plug-in's entry threw {thrown.GetType().Name}";
        return PluginFault.Malfunctioned($"{begin}: {text}", $"{begin}.");
    }
}

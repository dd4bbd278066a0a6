using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Selec.Graph.Composition;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;
using Selec.GraphOracle.Tests.Answers;

namespace Selec.GraphOracle.Tests.Fuzz;

/// <summary>Puts bytes through everything that reads documents, with the limits of every day, and measures what that took.</summary>
internal sealed class Probe
{
    // Each operation of a document is a request of its own.
    const int MostRequests = 5;

    // What is slow by itself is slow each time.
    const int MostRepeats = 5;

    static readonly TimeSpan _slow = TimeSpan.FromSeconds(0.5);

    readonly ExecutableSchema _executable;

    public Probe(string sdl)
    {
        var schema = EngineSide.Composed(sdl);
        var bindings = new Bindings();
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            if (type.IsAbstract) bindings.BindType(type.Name, _ => schema.PossibleTypes(type)[0].Name);
            foreach (var field in (type as ObjectType)?.Fields ?? new MemberList<FieldDefinition>([]))
            {
                var isStream = ReferenceEquals(type, schema.SubscriptionType);
                bindings.Bind($"{type.Name}.{field.Name}", isStream ? FieldResolver.Stream((_, _) => AsyncEnumerable.Empty<object?>()) : FieldResolver.Sync(Resolve));
            }
        }

        _executable = ExecutableSchema.Create(schema, bindings);
    }

    public Tally Tally { get; } = new();

    public TimeSpan Longest { get; private set; }

    public long MostBytes { get; private set; }

    /// <summary>What is wrong with how the engine took it; null when nothing is.</summary>
    public string? Try(byte[] document)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var (fault, took) = Timed(document);
        MostBytes = Math.Max(MostBytes, GC.GetAllocatedBytesForCurrentThread() - bytes);
        for (var repeats = 0; took > _slow && repeats < MostRepeats; repeats++) took = Shorter(took, Timed(document).Took);
        if (took > Longest) Longest = took;
        return fault;
    }

    (string? Fault, TimeSpan Took) Timed(byte[] document)
    {
        var began = Used();
        try
        {
            return (Request(document) ?? Sdl(document), Used() - began);
        }
        catch (Exception exception)
        {
            return (exception.ToString(), Used() - began);
        }
    }

    static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    string? Request(byte[] bytes)
    {
        Tally.Add("documents");
        Document document;
        try
        {
            document = Parser.ParseExecutable(new SourceText("request", bytes), ParserLimits.Default);
        }
        catch (GraphSyntaxException)
        {
            return null;
        }

        Tally.Add("parsed");
        var printed = Printer.Print(document);
        var again = Parser.ParseExecutable(SourceText.From("printed", printed), new ParserLimits(1_000_000, ParserLimits.Default.MaxDepth));
        if (Printer.Print(again) != printed) return $"printed, parsed and printed it is another text: {printed}";
        if (DocumentValidator.Validate(_executable.Schema, document, ValidationLimits.Default).Count > 0) return null;
        Tally.Add("valid");
        foreach (var operation in document.Definitions.OfType<OperationDefinition>().Where(one => one.Kind != OperationKind.Subscription).Take(MostRequests))
        {
            var request = new GraphRequest(Encoding.UTF8.GetString(bytes)) { OperationName = operation.Name };
            // Everything is answered at once, so that nothing is waited for.
            using var answer = Executor.ExecuteAsync(_executable, request, null, CancellationToken.None).GetAwaiter().GetResult();
            answer.WriteTo(new ArrayBufferWriter<byte>());
            Tally.Add(answer.IsRequestError ? "refused" : "executed");
        }

        return null;
    }

    string? Sdl(byte[] bytes)
    {
        try
        {
            var document = Parser.ParseTypeSystem(new SourceText("schema", bytes), ParserLimits.TypeSystem);
            var printed = Printer.Print(document);
            var again = Parser.ParseTypeSystem(SourceText.From("printed", printed), ParserLimits.TypeSystem);
            if (Printer.Print(again) != printed) return $"printed, parsed and printed the schema is another text: {printed}";
            Tally.Add("schemas parsed");
            var schema = SchemaComposer.Compose([new SourceText("schema", bytes)], []);
            Tally.Add("schemas composed");
            SchemaComposer.Compose([SourceText.From("printed", SchemaPrinter.Print(schema))], []);
        }
        catch (Exception exception) when (exception is GraphSyntaxException or SchemaException)
        {
            Tally.Add("schemas refused");
        }

        return null;
    }

    static object? Resolve(FieldContext context) => context.Field.Type.Nullable switch
    {
        ListType list => list.OfType.Inner.IsComposite ? new object[] { 1, 2 } : new object?[] { null },
        NamedType { IsComposite: true } => 1,
        EnumType choices => choices.Values[0].Name,
        _ => context.Field.Type.Inner.Name is "String" or "Upper" ? "" : 0,
    };

    /// <summary>The processor's time this thread has used, which other programs on the machine do not add to.</summary>
    static TimeSpan Used()
    {
        const int thisThread = 3;
        return OperatingSystem.IsLinux() && Native.Clock(thisThread, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : TimeSpan.Zero;
    }

    static class Native
    {
        [DllImport("libc", EntryPoint = "clock_gettime")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Clock(int clock, out Moment time);
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

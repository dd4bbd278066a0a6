using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Validation;
using Selec.GraphServer.Bench;

namespace Selec.Benchmarks;

/// <summary>The GraphQL engine without a wire: what an answer allocates and takes, and what a document costs that was never seen before.</summary>
static class GraphRate
{
    const int Rounds = 11;
    const int Leaves = 100 * 14;

    static readonly TimeSpan _span = TimeSpan.FromMilliseconds(300);

    public static async Task MeasureAsync()
    {
        var schema = BenchSchema.Create();
        foreach (var (name, body) in GraphQuestions.All) await AnswersAsync(schema, name, body);
        Cold(schema);
    }

    static async Task AnswersAsync(ExecutableSchema schema, string name, string body)
    {
        var request = Request(body);
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        async Task AnswerAsync()
        {
            output.ResetWrittenCount();
            using var result = await Executor.ExecuteAsync(schema, request, null, CancellationToken.None);
            result.WriteTo(output);
        }
        var (time, bytes) = (new List<double>(), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (began, allocated, count) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(true), 0);
            for (; Stopwatch.GetElapsedTime(began) < _span; count++) await AnswerAsync();
            time.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / count);
            bytes = (GC.GetTotalAllocatedBytes(true) - allocated) / (double)count;
        }
        var perLeaf = name == "list" ? string.Create(CultureInfo.InvariantCulture, $", {bytes / Leaves:N1} per leaf") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {time.Median(),8:N1} µs, {bytes,8:N0} bytes allocated{perLeaf}, {output.WrittenCount:N0} bytes answered"));
    }

    static GraphRequest Request(string body)
    {
        using var json = JsonDocument.Parse(body);
        return new GraphRequest(json.RootElement.GetProperty("query").GetString()!)
        {
            OperationName = json.RootElement.GetProperty("operationName").GetString(),
            Variables = json.RootElement.GetProperty("variables").EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        };
    }

    static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        _ => value.GetString(),
    };

    static void Cold(ExecutableSchema schema)
    {
        var document = Encoding.UTF8.GetBytes(GraphQuestions.LongDocument());
        var (read, lexed) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            read.Add(Time(() => Read(schema, document)));
            lexed.Add(Time(() => Lex(document)));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold document of {document.Length:N0} bytes: parse and validate {read.Median():N1} µs, lex ten times {lexed.Median() * 10:N1} µs, ratio {read.Median() / (lexed.Median() * 10):N2}"));
    }

    static void Read(ExecutableSchema schema, byte[] text)
    {
        var document = Parser.ParseExecutable(new SourceText("cold", text), ParserLimits.Default);
        var errors = DocumentValidator.Validate(schema.Schema, document, ValidationLimits.Default);
        if (errors.Count > 0) throw new InvalidOperationException(errors[0].Message);
    }

    static void Lex(byte[] text)
    {
        var lexer = new Lexer(new SourceText("cold", text), ParserLimits.Default);
        while (lexer.Kind != TokenKind.End) lexer.Advance();
    }

    static double Time(Action work)
    {
        var (began, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(began) < _span; count++) work();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / count;
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Selec.GraphServer.Bench;

namespace Selec.LimitServer;

/// <summary>Answers the three questions by the name of their operation, without looking at the document.</summary>
internal sealed class Answers
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly BenchData _data = Data();
    private readonly Dictionary<string, Request> _requests;
    private readonly Dictionary<string, Person> _people;

    public Answers()
    {
        _requests = _data.Requests.ToDictionary(request => request.Id, StringComparer.Ordinal);
        _people = _data.People.ToDictionary(person => person.Id, StringComparer.Ordinal);
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var question = await ReadAsync(context.Request.BodyReader);
        context.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        Write(context.Response.BodyWriter, question);
        await context.Response.BodyWriter.FlushAsync();
    }

    private void Write(PipeWriter output, Question question)
    {
        using var writer = new Utf8JsonWriter(output, Writing);
        if (question.OperationName == "List") Write(writer, new Listed(List(question.Variables.N)), LimitJson.Default.ListAnswer);
        else if (question.OperationName == "One") Write(writer, new One(Find(question.Variables.Id!)), LimitJson.Default.OneAnswer);
        else Write(writer, new Updated(Change(question.Variables.Input!)), LimitJson.Default.UpdatedAnswer);
    }

    private static void Write<T>(Utf8JsonWriter writer, T data, JsonTypeInfo<Answer<T>> type) => JsonSerializer.Serialize(writer, new Answer<T>(data), type);

    private Answered[] List(int count) => [.. _data.Requests.Take(count).Select(Show)];

    private Answered? Find(string id) => _requests.TryGetValue(id, out var request) ? Show(request) : null;

    private Answered Change(Update update)
    {
        var request = _requests[update.Id];
        return Show(request with { Title = update.Title ?? request.Title, Priority = update.Priority ?? request.Priority });
    }

    private Answered Show(Request request) => new(request.Id, request.Title, request.Status, request.Priority, request.Amount)
    {
        CreatedAt = request.CreatedAt,
        Urgent = request.Urgent,
        Note = request.Note,
        Location = request.Location,
        Assignee = _people[request.AssigneeId],
    };

    private static async ValueTask<Question> ReadAsync(PipeReader reader)
    {
        var read = await reader.ReadAsync();
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync();
        }

        var question = Parse(read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        return question;
    }

    private static Question Parse(ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonSerializer.Deserialize(ref reader, LimitJson.Default.Question)!;
    }

    private static BenchData Data()
    {
        using var source = typeof(Answers).Assembly.GetManifestResourceStream("data.json")!;
        return JsonSerializer.Deserialize(source, LimitJson.Default.BenchData)!;
    }
}

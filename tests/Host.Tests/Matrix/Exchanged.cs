namespace Selec.Host.Tests.Matrix;

/// <summary>Requests between Bulgaria, Romania and Italy with their messages, and the items that hold their texts.</summary>
internal sealed class Exchanged(Play play)
{
    const string Officer = "bg-case-officer-police";
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";

    public const string CopiedWord = "zelkovacopied";
    public const string OwnWord = "zelkovaown";
    public const string PartnerWord = "zelkovapartner";

    public string Copied { get; private set; } = "";

    public string CopiedThread { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public string CopiedItem { get; private set; } = "";

    public string NotCopied { get; private set; } = "";

    public string Partners { get; private set; } = "";

    public string PartnersThread { get; private set; } = "";

    public string PartnersItem { get; private set; } = "";

    public string AskedThread { get; private set; } = "";

    public async Task RunAsync()
    {
        await CopiedAsync();
        await RefusedAsync();
        await PartnersAsync();
        await AskedAsync();
        await WithdrawnAsync();
    }

    async Task CopiedAsync()
    {
        var content = Content(CopiedWord, "RO", """, "taskForce": "DRUGS", "copyToAnalysis": true""");
        (Copied, CopiedThread) = await AssignedAsync(Officer, content);
        CopiedItem = (await play.NodesAsync(Officer, Copied, "Request", "item")).Single();
        await MessageAsync("ro", "bg", CopiedThread, "askClarification", """{"text":"Which?"}""");
        await MessageAsync("bg", "ro", CopiedThread, "clarify", """{"text":"That one."}""");
        await MessageAsync("ro", "bg", CopiedThread, "notifyDelay", """{"reason":"Holidays","until":"2090-01-01T00:00:00Z"}""");
        Answer = await MessageAsync("ro", "bg", CopiedThread, "answerRequest", """{"text":"Known here.","final":false}""");
    }

    async Task RefusedAsync()
    {
        (NotCopied, var thread) = await AssignedAsync(Officer, Content(OwnWord, "RO"));
        await MessageAsync("ro", "bg", thread, "refuseRequest", """{"ground":"NOT_AVAILABLE","text":"Nothing."}""");
        await play.OnAsync(Liaison, "closeThread", ("thread", thread), """{"reason":"REFUSAL_ACCEPTED"}""");
    }

    async Task PartnersAsync()
    {
        Partners = await DraftAsync(Partner, Content(PartnerWord, "BG"));
        PartnersItem = (await play.NodesAsync(Partner, Partners, "Request", "item")).Single();
        await play.OnAsync(Partner, "sendRequest", ("request", Partners));
        var thread = PartnersThread = (await play.NodesAsync(Partner, Partners, "Request", "threads")).Single();
        await ReceivedAsync("bg", thread);
        await DraftMessageAsync(Officer, thread, "answerRequest", """{"text":"Known here.","final":false}""");
        var message = await LastAsync(Officer, thread);
        foreach (var (person, hop) in new[]
        {
            (Focal, "clearMessage"), (Liaison, "sendMessage"), (Partner, "receiveMessage"), (Partner, "deliverMessage"),
        })
        {
            await play.OnAsync(person, hop, ("thread", thread), $$"""{"message":"{{message}}"}""");
        }
        await play.OnAsync(Partner, "closeRequest", ("request", await DraftedAndSentByPartnerAsync()), """{"reason":"NOT_NEEDED"}""");
    }

    /// <summary>A partner is asked and answers.</summary>
    async Task AskedAsync()
    {
        var request = await SentAsync(Officer, Content("To a partner", "IT"));
        AskedThread = (await play.NodesAsync(Officer, request, "Request", "threads")).Single();
        await play.OnAsync(Partner, "receiveRequest", ("thread", AskedThread));
        await DraftMessageAsync(Partner, AskedThread, "answerRequest", """{"text":"Known there.","final":false}""");
        var message = await LastAsync(Partner, AskedThread);
        await play.OnAsync(Partner, "sendMessage", ("thread", AskedThread), $$"""{"message":"{{message}}"}""");
    }

    async Task<string> DraftedAndSentByPartnerAsync()
    {
        var request = await DraftAsync(Partner, Content("Second", "BG"));
        await play.OnAsync(Partner, "sendRequest", ("request", request));
        return request;
    }

    async Task WithdrawnAsync()
    {
        await play.OnAsync(Focal, "withdrawRequest", ("request", await DraftAsync(Focal, Content("Not needed", "RO"))));
        var sent = await SentAsync(Officer, Content("Needed no more", "RO"));
        await play.OnAsync(Liaison, "closeRequest", ("request", sent), """{"reason":"NOT_NEEDED"}""");
    }

    Task<string> DraftAsync(string person, string content) => play.DoAsync(person, "draftRequest", $$"""{"content":{{content}} }""");

    async Task<string> SentAsync(string author, string content)
    {
        var request = await DraftAsync(author, content);
        await play.OnAsync(author, "reviseDraft", ("request", request), $$"""{"content":{{content}} }""");
        await play.OnAsync(Focal, "clearRequest", ("request", request));
        await play.OnAsync(Liaison, "sendRequest", ("request", request));
        return request;
    }

    async Task<(string Request, string Thread)> AssignedAsync(string author, string content)
    {
        var request = await SentAsync(author, content);
        var thread = (await play.NodesAsync(author, request, "Request", "threads")).Single();
        await ReceivedAsync("ro", thread);
        return (request, thread);
    }

    async Task ReceivedAsync(string state, string thread)
    {
        await play.OnAsync($"{state}-liaison-police", "receiveRequest", ("thread", thread));
        await play.OnAsync($"{state}-liaison-police", "forwardRequest", ("thread", thread));
        await play.OnAsync($"{state}-focal-point", "assignRequest", ("thread", thread), """{"authority":"POLICE","crossCheck":"NO_MATCH"}""");
    }

    Task<string> DraftMessageAsync(string person, string thread, string mutation, string fields) =>
        play.OnAsync(person, mutation, ("thread", thread), fields);

    /// <summary>Drafts a message and takes it over every hop to the other side.</summary>
    async Task<string> MessageAsync(string from, string to, string thread, string mutation, string fields)
    {
        await DraftMessageAsync($"{from}-case-officer-police", thread, mutation, fields);
        var message = await LastAsync($"{from}-case-officer-police", thread);
        foreach (var (person, hop) in new[]
        {
            ($"{from}-focal-point", "clearMessage"), ($"{from}-liaison-police", "sendMessage"),
            ($"{to}-liaison-police", "receiveMessage"), ($"{to}-focal-point", "deliverMessage"),
        })
        {
            await play.OnAsync(person, hop, ("thread", thread), $$"""{"message":"{{message}}"}""");
        }
        return message;
    }

    async Task<string> LastAsync(string person, string thread) => (await play.NodesAsync(person, thread, "Thread", "messages"))[^1];

    static string Content(string subject, string addressee, string more = "") =>
        $$"""{"subject":"{{subject}}","facts":"Who?","crimeAreas":["DRUGS"],"addressees":["{{addressee}}"]{{more}} }""";
}

using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Requests of assistance between States, their threads and messages, service levels, the information items of every module, and the blind
/// cross-match over what they identify.
/// </summary>
/// <param name="directory">Who would be able to read, for previews, and whether who proposed an act still could.</param>
/// <param name="emergencies">Who may break glass, and for how long.</param>
internal sealed class ExchangeModule(Func<IDirectory> directory, BreakGlassTerms emergencies) : IModule
{
    const Role Authority = Role.CaseOfficer;
    const Role FocalPoint = Role.NationalFocalPoint;
    const Role Liaison = Role.LiaisonOfficer;
    const Role Partner = Role.PartnerRepresentative;

    public void Configure(IModuleBuilder module)
    {
        module.Schema("exchange.graphql");
        module.Schema("cross-match.graphql");
        module.Actor(ExchangeActors.Requests);
        module.Actor(ExchangeActors.Threads);
        module.Actor(ExchangeActors.ServiceLevels);
        module.Actor(ExchangeActors.Items);
        module.Actor(ExchangeActors.Identifiers);
        module.Actor(ExchangeActors.Contacts);
        module.Table(ExchangeRead.Exchanges);
        Read(module);
        Requests(module);
        Threads(module);
        Messages(module);
        module.Mutation<SetServiceLevel>("setServiceLevel", ExchangeActors.ServiceLevels)
            .By(Role.OperationsDirectorate).On(command => ServiceLevel.Of(command.First, command.Second));
        CrossMatch(module);
        ItemFields.Configure(module);
        ConsentFields.Configure(module, directory);
        TwoPersonFields.Configure(module, directory);
        EmergencyFields.Configure(module, emergencies, directory);
    }

    static void CrossMatch(IFeatureBuilder module)
    {
        module.Scalar("IdentifierKind", CodeForms.Kind, "An IdentifierKind is 2 to 64 lower-case letters, digits and hyphens.");
        module.Node("Contact", Contact.ActorKind, ContactRead.Contacts);
        module.Field<ContactView>("Contact.ownSubjects", (view, call) => view.SubjectsFor(call.Viewer));
        module.Field<ContactView>("Contact.viewerCan", (view, call) => ContactRules.Open(view.Standing(), call.Viewer));
        module.Connection("Query.contacts", ContactRead.Contacts);
        module.Mutation<DenyContact>("denyContact", ExchangeActors.Contacts).By(FocalPoint, Liaison, Partner)
            .On(command => command.Target());
    }

    static void Read(IFeatureBuilder module)
    {
        ReadNodes(module);
        module.Type<AddresseeView>("Addressee");
        module.Type<ExchangeYear>("ExchangeYear");
        module.Type<ExchangeCrimeArea>("ExchangeCrimeArea");
        module.Connection("Query.requests", RequestRead.Requests);
        module.Connection("Query.threads", ThreadRead.Threads);
        module.Connection("Query.serviceLevels", ServiceLevelRead.ServiceLevels);
        module.Query("exchangesByYear", ExchangesByYear.AnswerAsync);
        module.Query("isReference", (call, _) => Task.FromResult<object?>(RequestReference.IsValid((string)call.Arguments["reference"]!)));
    }

    static void ReadNodes(IFeatureBuilder module)
    {
        module.Node("Request", Request.ActorKind, RequestRead.Requests);
        module.One<RequestView, ItemView>("Request.item", ItemRead.Items, view => view.Item.Value);
        module.One<RequestView, RequestView>("Request.inReplyTo", RequestRead.Requests, view => view.InReplyTo?.Key);
        module.One<RequestView, ContactView>("Request.contact", ContactRead.Contacts, view => view.Contact?.Key);
        module.Many<RequestView, ThreadView>(
            "Request.threads", ThreadRead.Threads, view => view.Id.Key, "request", thread => thread.Request.Key);
        module.Many<RequestView, AddresseeView>(
            "Request.addressees", RequestRead.Addressees, view => view.Id.Key, "request", to => to.Request.Key);
        module.Field<RequestView>("Request.viewerCan", (view, call) => RequestRules.Open(view.Standing, Acting.In(call)));

        module.Node("Thread", RequestThread.ActorKind, ThreadRead.Threads);
        module.One<ThreadView, RequestView>("Thread.request", RequestRead.Requests, view => view.Request.Key);
        module.Many<ThreadView, MessageView>(
            "Thread.messages", MessageRead.Messages, view => view.Id.Key, "thread", message => message.Thread.Key);
        module.Field<ThreadView>("Thread.overdue", (view, call) => view.IsOverdue(call.Now));
        module.Field<ThreadView>("Thread.crossCheck", (view, call) => view.CrossCheckFor(call.Viewer));
        module.Field<ThreadView>("Thread.viewerCan", (view, call) => ThreadRules.Open(view.Standing, Acting.In(call)));

        module.Node("Message", ThreadMessage.NodeKind, MessageRead.Messages);
        module.One<MessageView, ThreadView>("Message.thread", ThreadRead.Threads, view => view.Thread.Key);
        module.One<MessageView, ItemView>("Message.item", ItemRead.Items, view => view.Item.Value);
        module.Field<MessageView>("Message.viewerCan", (view, call) => MessageRules.Open(view.Standing, Acting.In(call)));

        module.Node("ServiceLevel", ServiceLevel.ActorKind, ServiceLevelRead.ServiceLevels);
    }

    static void Requests(IFeatureBuilder module)
    {
        module.Mutation<DraftRequest>("draftRequest", ExchangeActors.Requests).By(Authority, FocalPoint, Partner)
            .With((command, lookup, cancellationToken) => RepliedRequest.FindAsync(command.Content, lookup, cancellationToken))
            .With((command, lookup, cancellationToken) => NamedContact.FindAsync(command.Contact, lookup, cancellationToken));
        module.Mutation<ReviseDraft>("reviseDraft", ExchangeActors.Requests).By(Authority, FocalPoint, Partner).On("request")
            .With((command, lookup, cancellationToken) => RepliedRequest.FindAsync(command.Content, lookup, cancellationToken));
        module.Mutation<ClearRequest>("clearRequest", ExchangeActors.Requests).By(FocalPoint).On("request");
        module.Mutation<SendRequest>("sendRequest", ExchangeActors.Requests).By(Liaison, Partner).On("request")
            .With((_, lookup, cancellationToken) => ServiceLevels.FindAsync(lookup, cancellationToken));
        module.Mutation<WithdrawRequest>("withdrawRequest", ExchangeActors.Requests).By(FocalPoint, Liaison, Partner).On("request");
        module.Mutation<CloseRequest>("closeRequest", ExchangeActors.Requests).By(FocalPoint, Liaison, Partner).On("request");
    }

    static void Threads(IFeatureBuilder module)
    {
        module.Mutation<ReceiveRequest>("receiveRequest", ExchangeActors.Threads).By(Liaison, Partner).On("thread");
        module.Mutation<ForwardRequest>("forwardRequest", ExchangeActors.Threads).By(Liaison).On("thread");
        module.Mutation<AssignRequest>("assignRequest", ExchangeActors.Threads).By(FocalPoint).On("thread");
        module.Mutation<CloseThread>("closeThread", ExchangeActors.Threads).By(FocalPoint, Liaison, Partner).On("thread");
    }

    static void Messages(IFeatureBuilder module)
    {
        module.Mutation<AnswerRequest>("answerRequest", ExchangeActors.Threads).By(Authority, FocalPoint, Partner).On("thread")
            .With((command, lookup, cancellationToken) => SourceItems.FindAsync(command.Sources, lookup, cancellationToken));
        module.Mutation<RefuseRequest>("refuseRequest", ExchangeActors.Threads).By(Authority, FocalPoint, Partner).On("thread");
        module.Mutation<AskClarification>("askClarification", ExchangeActors.Threads).By(Authority, FocalPoint, Partner).On("thread");
        module.Mutation<Clarify>("clarify", ExchangeActors.Threads).By(Authority, FocalPoint, Partner).On("thread");
        module.Mutation<NotifyDelay>("notifyDelay", ExchangeActors.Threads).By(Authority, FocalPoint, Partner).On("thread");
        module.Mutation<ClearMessage>("clearMessage", ExchangeActors.Threads).By(FocalPoint).On("thread");
        module.Mutation<SendMessage>("sendMessage", ExchangeActors.Threads).By(Liaison, Partner).On("thread");
        module.Mutation<ReceiveMessage>("receiveMessage", ExchangeActors.Threads).By(Liaison, Partner).On("thread");
        module.Mutation<DeliverMessage>("deliverMessage", ExchangeActors.Threads).By(FocalPoint, Partner).On("thread");
    }
}

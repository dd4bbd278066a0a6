using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The module's kinds of actor and the stored names of their events, which never change.</summary>
internal static class ExchangeActors
{
    public static readonly ActorDefinition<Request> Requests = new ActorDefinition<Request>(Request.ActorKind, Request.None, RequestRead.Of)
        .Snapshot(1, ExchangeJson.Default.Request)
        .Event("request.drafted/1", ExchangeJson.Default.RequestDrafted)
        .Event("request.revised/1", ExchangeJson.Default.DraftRevised)
        .Event("request.cleared/1", ExchangeJson.Default.RequestCleared)
        .Event("request.sent/1", ExchangeJson.Default.RequestSent)
        .Event("request.withdrawn/1", ExchangeJson.Default.RequestWithdrawn)
        .Event("request.closed/1", ExchangeJson.Default.RequestClosed);

    public static readonly ActorDefinition<RequestThread> Threads =
        new ActorDefinition<RequestThread>(RequestThread.ActorKind, RequestThread.None, ThreadRead.Of)
            .Snapshot(1, ExchangeJson.Default.RequestThread)
            .Event("thread.opened/1", ExchangeJson.Default.ThreadOpened)
            .Event("thread.received/1", ExchangeJson.Default.ThreadReceived)
            .Event("thread.forwarded/1", ExchangeJson.Default.ThreadForwarded)
            .Event("thread.assigned/1", ExchangeJson.Default.ThreadAssigned)
            .Event("thread.closed/1", ExchangeJson.Default.ThreadClosed)
            .Event("thread.withdrawn/1", ExchangeJson.Default.ThreadWithdrawn)
            .Event("thread.message-drafted/1", ExchangeJson.Default.MessageDrafted)
            .Event("thread.message-cleared/1", ExchangeJson.Default.MessageCleared)
            .Event("thread.message-sent/1", ExchangeJson.Default.MessageSent)
            .Event("thread.message-received/1", ExchangeJson.Default.MessageReceived)
            .Event("thread.message-delivered/1", ExchangeJson.Default.MessageDelivered);

    /// <summary>The stored name of the fact that an item was erased, which demands that its key be destroyed.</summary>
    public const string ItemErasedName = "item.erased/1";

    public static readonly ActorDefinition<ServiceLevel> ServiceLevels =
        new ActorDefinition<ServiceLevel>(ServiceLevel.ActorKind, ServiceLevel.None, ServiceLevelRead.Of)
            .Event("service-level.set/1", ExchangeJson.Default.ServiceLevelSet);

    public static readonly ActorDefinition<InformationItem> Items =
        new ActorDefinition<InformationItem>(InformationItem.ActorKind, InformationItem.None, ItemRead.Of)
            .Snapshot(1, ExchangeJson.Default.InformationItem)
            .Event<ItemOpened>("item.opened/1", ExchangeJson.Default.ItemOpened, InformationItem.Open)
            .Event<ItemAudienceWidened>("item.audience-widened/1", ExchangeJson.Default.ItemAudienceWidened, InformationItem.Widen)
            .Event<ItemAudienceLeft>("item.audience-left/1", ExchangeJson.Default.ItemAudienceLeft, InformationItem.Leave)
            .Event("item.identified/1", ExchangeJson.Default.ItemIdentified)
            .Event(ItemErasedName, ExchangeJson.Default.ItemErased)
            .Event("item.audience-narrowed/1", ExchangeJson.Default.ItemAudienceNarrowed)
            .Event("item.field-restricted/1", ExchangeJson.Default.FieldRestricted)
            .Event("item.field-released/1", ExchangeJson.Default.FieldReleased)
            .Event("item.handling-acknowledged/1", ExchangeJson.Default.HandlingAcknowledged)
            .Event("item.act-proposed/1", ExchangeJson.Default.ItemActProposed)
            .Event("item.act-confirmed/1", ExchangeJson.Default.ItemActConfirmed)
            .Event("item.act-withdrawn/1", ExchangeJson.Default.ItemActWithdrawn)
            .Event("item.act-lapsed/1", ExchangeJson.Default.ItemActLapsed)
            .Event("item.reclassified/1", ExchangeJson.Default.ItemReclassified)
            .Event("item.sight-taken/1", ExchangeJson.Default.EmergencySightTaken)
            .Event("item.cited/1", ExchangeJson.Default.ItemCited)
            .WithConsents()
            .Event("item.review-announced/1", ExchangeJson.Default.ItemReviewAnnounced)
            .Event("item.retention-extended/1", ExchangeJson.Default.ItemRetentionExtended)
            .Event("item.reassessment-due/1", ExchangeJson.Default.ItemReassessmentDue)
            .Event("item.dependents-deferred/1", ExchangeJson.Default.DependentsDeferred)
            .Event("item.dependents-flagged/1", ExchangeJson.Default.DependentsFlagged)
            .Event("item.reassessed/1", ExchangeJson.Default.ItemReassessed)
            .Event("item.superseded/1", ExchangeJson.Default.ItemSuperseded)
            .Event("item.corrects/1", ExchangeJson.Default.ItemCorrects)
            .Event("item.taken-back/1", ExchangeJson.Default.ItemTakenBack)
            .Then<ItemCited>(Dependents.Cited)
            .Then<ItemReassessmentDue>(Dependents.Flagged)
            .Reminded(ItemReminders.Command)
            .Guarding<ItemOpened>(ItemRules.AgainstOpening)
            .Guarding<ItemAudienceWidened>(ItemRules.AgainstWidening)
            .Guarding<ItemAudienceLeft>(ItemRules.AgainstLeaving)
            .Admitting(InformationItem.Admits);

    public static readonly ActorDefinition<Review> Reviews = new ActorDefinition<Review>(Review.ActorKind, Review.None, ReviewRead.Of)
        .Event("review.due/1", ExchangeJson.Default.ReviewDue)
        .Event("review.ended/1", ExchangeJson.Default.ReviewEnded);

    public static readonly ActorDefinition<ItemNotice> Notices =
        new ActorDefinition<ItemNotice>(ItemNotice.ActorKind, ItemNotice.None, NoticeRead.Of)
            .Event("item.corrected/1", ExchangeJson.Default.CorrectionNotified)
            .Event("item.recalled/1", ExchangeJson.Default.RecallNotified)
            .Event("item.error-reported/1", ExchangeJson.Default.ErrorReported)
            .Event("notice.acknowledged/1", ExchangeJson.Default.NoticeAcknowledged)
            .Event("notice.overdue/1", ExchangeJson.Default.NoticeOverdue)
            .Reminded(ItemNotice.Command);

    public static readonly ActorDefinition<Emergency> Emergencies =
        new ActorDefinition<Emergency>(Emergency.ActorKind, Emergency.None, EmergencyRead.Of)
            .Event("glass.broken/1", ExchangeJson.Default.GlassBroken)
            .Event("emergency.review-proposed/1", ExchangeJson.Default.ReviewProposed)
            .Event("emergency.reviewed/1", ExchangeJson.Default.EmergencyReviewed)
            .Event("emergency.review-overdue/1", ExchangeJson.Default.ReviewOverdue)
            .Reminded((_, reminder) => reminder == Emergency.Overdue ? new NoteOverdue() : null);

    public static readonly ActorDefinition<Identifier> Identifiers =
        new ActorDefinition<Identifier>(Identifier.ActorKind, Identifier.None, (_, _, _) => ReadSide.Nothing)
            .Snapshot(1, ExchangeJson.Default.Identifier)
            .Event<IdentifierReported>("identifier.reported/1", ExchangeJson.Default.IdentifierReported, Identifier.After)
            .Event("identifier.withdrawn/1", ExchangeJson.Default.IdentifierWithdrawn)
            .Then<IdentifierReported>(Meetings.Reported)
            .Then<IdentifierWithdrawn>(Meetings.Withdrawn)
            .Admitting((_, fact, writer) => fact is IdentifierReported reported && reported.Subject == writer);

    public static readonly ActorDefinition<Contact> Contacts =
        new ActorDefinition<Contact>(Contact.ActorKind, Contact.None, ContactRead.Of)
            .Event("contact.met/1", ExchangeJson.Default.ContactMet)
            .Event("contact.subject-added/1", ExchangeJson.Default.ContactSubjectAdded)
            .Event("contact.subject-withdrawn/1", ExchangeJson.Default.ContactSubjectWithdrawn)
            .Event("contact.denied/1", ExchangeJson.Default.ContactDenied)
            .Event("contact.ended/1", ExchangeJson.Default.ContactEnded);
}

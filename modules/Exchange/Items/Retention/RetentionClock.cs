using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A decision of the supplier that its item is still necessary.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="By">By whom.</param>
/// <param name="NewDue">When the next review is due.</param>
internal sealed record RetentionExtension(DateTimeOffset At, PersonId By, DateTimeOffset NewDue);

/// <summary>
/// How long an item is kept (Convention, article 25): its review is due three years after entry, the supplier is told three months before,
/// and without a decision until then it is deleted.
/// </summary>
/// <param name="Due">When the review is due; from then on the item is no more.</param>
/// <param name="AnnouncedAt">When the supplier was told of this review; null before.</param>
/// <param name="Extensions">The decisions to keep it, oldest first.</param>
internal sealed record RetentionClock(DateTimeOffset Due, DateTimeOffset? AnnouncedAt, ImmutableArray<RetentionExtension> Extensions)
{
    const int Years = 3;
    const int MonthsOfNotice = 3;

    /// <summary>When the supplier is told.</summary>
    public DateTimeOffset NoticeAt() => Due.AddMonths(-MonthsOfNotice);

    /// <summary>The clock of an item that is entered; null for the name in an account, which is kept while the account is open.</summary>
    public static RetentionClock? Of(ItemOpened opened) =>
        ItemControl.IsAddress(opened.BelongsTo) ? null : new RetentionClock(opened.At.ToUniversalTime().AddYears(Years), null, []);

    /// <summary>The end of the next period: another three years from the former end, whenever the decision is taken.</summary>
    public DateTimeOffset NextDue() => Due.AddYears(Years);
}

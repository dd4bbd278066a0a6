namespace Selec.Governance;

/// <summary>
/// The days of a request, all counted from the day of its receipt. A month that lacks the day ends on its last one.
/// </summary>
/// <param name="ReceivedOn">The day of receipt.</param>
internal sealed record SubjectDeadlines(DateOnly ReceivedOn)
{
    const int Months = 3;
    const int MonthsToConsult = 2;
    const int DaysToAnswer = 14;
    const int DaysOfWarning = 14;
    const int DaysToAppeal = 30;

    /// <summary>The last day of the reply (Convention, article 30(3)).</summary>
    public DateOnly ReplyDue => ReceivedOn.AddMonths(Months);

    /// <summary>
    /// The day until which suppliers are heard and from which a neutral reply goes out, be there suppliers or not: a reply that came sooner
    /// would tell that nobody had to be asked.
    /// </summary>
    public DateOnly ConsultUntil => ReceivedOn.AddMonths(MonthsToConsult);

    /// <summary>When the desk is reminded of the reply.</summary>
    public DateTimeOffset Warning => Begin(ReplyDue.AddDays(-DaysOfWarning));

    /// <summary>
    /// The last day on which a supplier that is asked on a day answers: before the reply is due, with a fortnight where there is one.
    /// </summary>
    public DateOnly AnswerBy(DateOnly asked)
    {
        var (wanted, latest) = (Later(ConsultUntil, asked.AddDays(DaysToAnswer)), Later(ReplyDue.AddDays(-1), asked));
        return wanted < latest ? wanted : latest;
    }

    /// <summary>The last day of an appeal against what happened on a day (Convention, article 32).</summary>
    public static DateOnly AppealUntil(DateOnly day) => day.AddDays(DaysToAppeal);

    /// <summary>When a day is over.</summary>
    public static DateTimeOffset End(DateOnly day) => Begin(day.AddDays(1));

    /// <summary>The day of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    static DateTimeOffset Begin(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>
/// One SELECT over the audit log in the order of time. The narrowest part of the question leads, and its index gives the order:
/// the other columns are passed over.
/// </summary>
sealed class AuditQuery
{
    /// <summary>The columns of an entry as it is read: id, then its fields.</summary>
    public static readonly string Columns = $"a.id, {string.Join(", ", AuditLink.Fields.Select(field => $"a.{field}"))}";

    readonly SqlDialect _dialect;
    readonly Parameters _parameters;
    readonly List<string> _conditions = [];
    readonly AuditQuestion _question;
    readonly string _from;

    public AuditQuery(SqlDialect dialect, AuditQuestion question)
    {
        (_dialect, _parameters, _question) = (dialect, new Parameters(dialect), question);
        // Own entries are looked through without the index: with it, an answer would take the longer, the more others did on a hidden object.
        var byObject = question.Object is not null && !question.WithoutNotFound;
        (_from, var named) = byObject ? dialect.MayName(_parameters, question.Object!.Value) : ("audit a", null);
        if (named is not null) _conditions.Add(named);
        var leads = !byObject;
        if (question.Person is { } person) Where("person", $"= {_parameters.Add(person.Value)}", ref leads);
        if (question.Party is { } party) Where("party", $"= {_parameters.Add(party.Value)}", ref leads);
        if (question.Kinds.Length == 1) Where("kind", $"= {_parameters.Add(question.Kinds[0].ToString())}", ref leads);
        if (question.Kinds.Length > 1)
            _conditions.Add($"{dialect.Passed("a.kind")} IN {_parameters.List(question.Kinds.Select(kind => kind.ToString()))}");
        if (question.Object is { } of) _conditions.Add(Names(_parameters.Add(of.ToString())));
        if (question.WithoutNotFound && question.Object is not null) _conditions.Add($"{dialect.Passed("a.result")} <> {_parameters.Add(Refusal.NotFound)}");
        if (question.Operation is { } operation) _conditions.Add(dialect.Holds("' ' || a.operation || ' '", $"' ' || {_parameters.Add(operation)} || ' '"));
        if (question.From is { } from) _conditions.Add($"a.at >= {_parameters.Add(from.ToUnixTimeMilliseconds())}");
        if (question.Before is { } before) _conditions.Add($"a.at < {_parameters.Add(before.ToUnixTimeMilliseconds())}");
    }

    /// <summary>True where entries name an object, in any version.</summary>
    string Names(string named)
    {
        var (objects, end) = ($"{_dialect.LineEnd} || a.objects || {_dialect.LineEnd}", $"{_dialect.LineEnd} || {named} || ");
        return $"({_dialect.Holds(objects, end + _dialect.LineEnd)} OR {_dialect.Holds(objects, end + "'@'")})";
    }

    /// <summary>The entries in their order.</summary>
    public (string Sql, SqlValue[] Values) Rows(int limit)
    {
        var (beyond, direction) = _question.OldestFirst ? (">", "ASC") : ("<", "DESC");
        if (_question.After is { } place) _conditions.Add($"(a.at, a.id) {beyond} ({_parameters.Add(place.At)}, {_parameters.Add(place.Id)})");
        return ($"SELECT {Columns} FROM {_from}{Conditions()} ORDER BY a.at {direction}, a.id {direction} LIMIT {_parameters.Add(limit)}", _parameters.Values);
    }

    /// <summary>The number of entries up to a limit.</summary>
    public (string Sql, SqlValue[] Values) Count(long most) =>
        ($"SELECT count(*) FROM (SELECT 1 FROM {_from}{Conditions()} LIMIT {_parameters.Add(most)}) m", _parameters.Values);

    void Where(string column, string condition, ref bool leads)
    {
        _conditions.Add($"{(leads ? $"a.{column}" : _dialect.Passed($"a.{column}"))} {condition}");
        leads = false;
    }

    string Conditions() => _conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", _conditions)}";
}

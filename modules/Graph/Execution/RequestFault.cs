namespace Selec.Graph.Execution;

/// <summary>Why a request was refused before anything was executed; <see cref="None"/> when execution began.</summary>
public enum RequestFault
{
    None,

    /// <summary>The request is not a well-formed GraphQL request at all (a missing query, a variables list, broken JSON).</summary>
    Malformed,

    /// <summary>The document does not follow the grammar.</summary>
    Parse,

    /// <summary>The document does not fit the schema or exceeds a limit.</summary>
    Validation,

    /// <summary>The named operation does not exist, or no name was given where several exist.</summary>
    Operation,

    /// <summary>The variables do not fit the operation.</summary>
    Variables,

    /// <summary>The transport does not allow this kind of operation.</summary>
    OperationKind,

    /// <summary>The source of a subscription could not be opened, or the host refused the request.</summary>
    Refused,
}

namespace Selec.Journal.Sqlite;

/// <summary>
/// Is told the text of every statement once it has run, without the values of its parameters. Nobody watches unless a test adds one to the
/// container, and what nobody watches costs nothing.
/// </summary>
/// <param name="Ran">Called on the thread that ran the statement.</param>
sealed record StatementWatch(Action<string> Ran);

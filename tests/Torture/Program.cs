using System.Globalization;
using System.Security.Cryptography;
using Selec.Torture;
using Selec.Torture.Node;

if (args is ["node", var database, var papers, var ahead])
{
    await ProcessNode.RunAsync(new NodeSettings(database, papers, TimeSpan.Parse(ahead, CultureInfo.InvariantCulture)));
    return 0;
}
if (args is not ["postgres" or "sqlite", ..])
{
    await Console.Error.WriteLineAsync("usage: Selec.Torture postgres | sqlite [--minutes N] [--seed N] [--acts N]");
    return 2;
}
return await Rounds.RunAsync(args[0] == "postgres", Given("--minutes", 1), Given("--seed", RandomNumberGenerator.GetInt32(1_000_000)), Given("--acts", 200));

int Given(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

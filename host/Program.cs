using Selec.Host;
using Selec.Host.Binding;

try
{
    var app = Platform.Build(args);
    await app.RunAsync();
    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (BindingException mismatch)
{
    await Console.Error.WriteLineAsync(mismatch.Message);
    return 1;
}

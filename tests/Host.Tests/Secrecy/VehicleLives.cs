using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>A stolen vehicle with its clone, from the report to the way back to its owner.</summary>
internal sealed class VehicleLives(Planter planter)
{
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";

    public async Task RunAsync()
    {
        var vehicle = await planter.DoAsync("bg-case-officer-police", "reportVehicle", Report(Canary.Vin(1)));
        await planter.DoAsync("bg-case-officer-police", "recordVehicleRegistration", Of(vehicle, $$"""
            {"country":"BG","from":"2019-01-01","holderKind":"PERSON","plate":"BG {{Canary.Text(1)}}"}
            """), "vehicle");
        var found = Report(Canary.Vin(2));
        (found["status"], found["found"]) = ("FOUND", JsonNode.Parse("""{"date":"2021-03-02","country":"BG"}"""));
        var clone = await planter.DoAsync(Liaison, "reportVehicle", found);
        await planter.DoAsync(Focal, "linkVehicleClone", Of(clone, $$"""{"original":"{{vehicle}}"}"""), "vehicle");
        await WayBackAsync(vehicle);
        foreach (var reader in (string[])["selec-task-force-stolen-vehicles", "selec-analyst"])
        {
            await planter.WithholdAsync(reader, vehicle);
            await planter.WithholdAsync(reader, clone);
        }
    }

    async Task WayBackAsync(string vehicle)
    {
        await planter.DoAsync(
            Liaison, "changeVehicleStatus", Of(vehicle, """{"status":"FOUND","found":{"date":"2021-03-03","country":"RO"}}"""), "vehicle");
        await planter.DoAsync(Liaison, "shareVehicle", Of(vehicle, """{"parties":["RO"]}"""), "vehicle");
        await planter.DoAsync(Focal, "claimVehicleRepatriation", Of(vehicle, "{}"), "vehicle");
        await planter.DoAsync("ro-liaison-police", "resolveVehicleClaim", Of(vehicle, """{"outcome":"GRANTED"}"""), "vehicle");
        await planter.DoAsync(Liaison, "changeVehicleStatus", Of(vehicle, """{"status":"RETURNED"}"""), "vehicle");
    }

    /// <summary>A vehicle to report; its plate names a country, so that it is compared with others.</summary>
    public static JsonObject Report(string vin) => JsonNode.Parse($$"""
        {
          "category": "LORRY", "originalVin": "{{vin}}", "plate": { "text": "BG {{Canary.Text(2)}}" },
          "theft": { "date": "2021-03-01", "country": "BG" }
        }
        """)!.AsObject();

    static JsonObject Of(string vehicle, string fields)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["vehicle"] = vehicle;
        return input;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Selec.Plugins.StolenVehicles;

/// <summary>What the world manufacturer identifier, the first three characters of a VIN, tells.</summary>
/// <param name="Maker">The maker, where its code is known.</param>
/// <param name="Country">ISO 3166-1 alpha-2, where known.</param>
internal sealed record Origin(string? Maker, string? Country);

/// <summary>
/// World manufacturer identifiers (ISO 3780) of the makers common in the region, with the country where they assemble as a rule. For all
/// others the first two characters tell the country to which the code was assigned.
/// </summary>
internal static class Wmi
{
    const string Order = "ABCDEFGHJKLMNPRSTUVWXYZ1234567890";

    static readonly FrozenDictionary<string, Origin> _makers = new Dictionary<string, string>
    {
        ["Volkswagen"] = "WVW:DE WVG:DE 3VW:MX 1VW:US LSV:CN LFV:CN",
        ["Volkswagen Commercial Vehicles"] = "WV1:DE WV2:DE WV3:DE",
        ["Audi"] = "WAU:DE WA1:DE WUA:DE TRU:HU",
        ["BMW"] = "WBA:DE WBS:DE WBY:DE 4US:US 5UX:US",
        ["Mini"] = "WMW:GB",
        ["Mercedes-Benz"] = "WDB:DE WDC:DE WDD:DE WDF:DE W1K:DE W1N:DE W1V:DE WMX:DE 4JG:US NMB:TR",
        ["Smart"] = "WME:FR",
        ["Opel"] = "W0L:DE W0V:DE",
        ["Porsche"] = "WP0:DE WP1:DE",
        ["MAN"] = "WMA:DE",
        ["Ford"] = "WF0:DE 1FA:US 1FM:US 1FT:US",
        ["Ford Otosan"] = "NM0:TR",
        ["Škoda"] = "TMB:CZ",
        ["Seat"] = "VSS:ES",
        ["Renault"] = "VF1:FR",
        ["Renault Trucks"] = "VF6:FR",
        ["Peugeot"] = "VF3:FR VR3:FR",
        ["Citroën"] = "VF7:FR VR7:FR",
        ["DS"] = "VR1:FR",
        ["Dacia"] = "UU1:RO",
        ["Fiat"] = "ZFA:IT",
        ["Tofaş"] = "NM4:TR",
        ["Alfa Romeo"] = "ZAR:IT",
        ["Lancia"] = "ZLA:IT",
        ["Iveco"] = "ZCF:IT",
        ["Ferrari"] = "ZFF:IT",
        ["Maserati"] = "ZAM:IT",
        ["Lamborghini"] = "ZHW:IT",
        ["Piaggio"] = "ZAP:IT",
        ["Ducati"] = "ZDM:IT",
        ["Volvo"] = "YV1:SE YV4:SE",
        ["Volvo Trucks"] = "YV2:SE",
        ["Volvo Buses"] = "YV3:SE",
        ["Scania"] = "YS2:SE YS4:SE XLE:NL",
        ["Saab"] = "YS3:SE",
        ["DAF"] = "XLR:NL",
        ["Toyota"] = "SB1:GB NMT:TR VNK:FR 4T1:US 5TD:US",
        ["Lexus"] = "JTH:JP JTJ:JP",
        ["Honda"] = "JHM:JP JHL:JP 1HG:US SHH:GB SHS:GB NLA:TR",
        ["Acura"] = "JH4:JP",
        ["Nissan"] = "SJN:GB JN1:JP JN8:JP VSK:ES VWA:ES 1N4:US",
        ["Hyundai"] = "KMH:KR TMA:CZ NLH:TR",
        ["Kia"] = "KNA:KR KND:KR KNE:KR U5Y:SK U6Y:SK",
        ["Suzuki"] = "TSM:HU",
        ["Mazda"] = "JMZ:JP JM1:JP JM3:JP",
        ["Mitsubishi"] = "JMB:JP JMY:JP XMC:NL",
        ["Land Rover"] = "SAL:GB",
        ["Jaguar"] = "SAJ:GB",
        ["Bentley"] = "SCB:GB",
        ["Lada"] = "XTA:RU",
        ["Tesla"] = "5YJ:US 7SA:US LRW:CN XP7:DE",
        ["Zastava"] = "VX1:RS",
        ["Jeep"] = "1J4:US 1C4:US",
        ["Chevrolet"] = "2G1:CA 1G1:US KL1:KR",
        ["Yamaha"] = "JYA:JP",
        ["Schmitz Cargobull"] = "WSM:DE",
        ["Krone"] = "WKE:DE",
        ["Kögel"] = "WK0:DE",
    }.SelectMany(maker => maker.Value.Split(' ').Select(code => (Code: code[..3], Origin: new Origin(maker.Key, code[4..]))))
        .ToFrozenDictionary(code => code.Code, code => code.Origin);

    // Makers to whom two characters belong whole.
    static readonly FrozenDictionary<string, Origin> _families = new Dictionary<string, Origin>
    {
        ["JT"] = new("Toyota", "JP"), ["JS"] = new("Suzuki", "JP"), ["JM"] = new("Mazda", "JP"), ["JF"] = new("Subaru", "JP"),
    }.ToFrozenDictionary();

    static readonly ImmutableArray<(string From, string To, string Country)> _regions =
    [
        .. Regions("AA-AH:ZA BA-BE:AO BF-BK:KE CF-CK:MG CL-CR:TN DA-DE:EG DF-DK:MA FF-FK:GH FL-FR:NG"),
        .. Regions("JA-J0:JP KF-KK:IL KL-KR:KR KS-K0:JO LA-L0:CN MA-ME:IN MF-MK:ID ML-MR:TH MS-M0:MM"),
        .. Regions("NA-NE:IR NF-NK:PK NL-NR:TR NS-N0:UZ PA-PE:PH PF-PK:SG PL-PR:MY RA-RE:AE RF-RK:TW RL-RR:VN RS-R0:SA"),
        .. Regions("SA-SM:GB SN-ST:DE SU-SZ:PL S1-S4:LV TA-TH:CH TJ-TP:CZ TR-TV:HU TW-T1:PT UH-UM:DK UN-UT:IE UU-UZ:RO U5-U7:SK"),
        .. Regions("VA-VE:AT VF-VR:FR VS-VW:ES VX-V2:RS V3-V5:HR V6-V0:EE WA-W0:DE"),
        .. Regions("XA-XE:BG XF-XK:GR XL-XR:NL XS-XW:RU XX-X2:LU X3-X0:RU"),
        .. Regions("YA-YE:BE YF-YK:FI YL-YR:MT YS-YW:SE YX-Y2:NO Y3-Y5:BY Y6-Y0:UA ZA-ZR:IT ZX-Z2:SI Z3-Z5:LT Z6-Z0:RU"),
        .. Regions("1A-10:US 4A-40:US 5A-50:US 2A-20:CA 3A-3W:MX 6A-6W:AU 7A-7E:NZ 7F-70:US"),
        .. Regions("8A-8E:AR 8F-8K:CL 8L-8R:EC 8S-8W:PE 8X-82:VE 9A-9E:BR 9F-9K:CO 9L-9R:PY 9S-9W:UY 93-99:BR"),
    ];

    /// <summary>Reads the maker and the country out of a VIN's first characters, as far as they are known.</summary>
    public static Origin Read(string vin) =>
        vin.Length < 3 ? new Origin(null, null)
        : _makers.GetValueOrDefault(vin[..3]) ?? _families.GetValueOrDefault(vin[..2]) ?? new Origin(null, Region(vin));

    static string? Region(string vin) =>
        _regions.FirstOrDefault(region => region.From[0] == vin[0] && Lies(vin[1], region.From[1], region.To[1])).Country;

    static bool Lies(char one, char from, char to) => At(one) is >= 0 and var place && place >= At(from) && place <= At(to);

    static int At(char one) => Order.IndexOf(one, StringComparison.Ordinal);

    static IEnumerable<(string From, string To, string Country)> Regions(string list) =>
        list.Split(' ').Select(region => (region[..2], region[3..5], region[6..]));
}

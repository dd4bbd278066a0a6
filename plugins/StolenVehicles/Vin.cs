using System.Collections.Immutable;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Whether a text is built as ISO 3779 wants a vehicle identification number.</summary>
internal enum VehicleVinStructure
{
    /// <summary>Seventeen letters and digits, none of them I, O or Q.</summary>
    Valid,

    /// <summary>Not seventeen characters.</summary>
    WrongLength,

    /// <summary>It holds a character that no VIN has.</summary>
    WrongLetter,
}

/// <summary>What the check digit in position 9 says.</summary>
internal enum VehicleVinCheckDigit
{
    /// <summary>It is right, and the maker is none that uses the position as it likes.</summary>
    Ok,

    /// <summary>It is required of the maker and wrong: a finding, as altered numbers have it.</summary>
    NotOk,

    /// <summary>It says nothing of this maker, or the number is not built as a VIN.</summary>
    NotApplicable,
}

/// <summary>What is odd about a VIN without being wrong.</summary>
internal enum VehicleVinWarning
{
    /// <summary>One character fills it, as in a placeholder.</summary>
    RepeatedCharacter,
}

/// <summary>What keeps a text from being a VIN.</summary>
/// <param name="Structure">The kind of fault.</param>
/// <param name="Position">The first wrong character, from 1; null when the length is wrong.</param>
internal sealed record VinFault(VehicleVinStructure Structure, int? Position);

/// <summary>What can be read out of a VIN, in codes and reference wording alone.</summary>
/// <param name="Structure">Whether it is built as a VIN.</param>
/// <param name="FaultPosition">The first wrong character, from 1.</param>
/// <param name="CheckDigit">What the check digit says.</param>
/// <param name="CheckDigitArithmetic">Whether position 9 is what the arithmetic gives, required or not; null when there is none.</param>
/// <param name="Warnings">What is odd.</param>
/// <param name="Maker">The maker, where its code is known.</param>
/// <param name="Country">Where that maker's code is assembled as a rule, else the country the code was assigned to.</param>
internal sealed record VinReading(
    VehicleVinStructure Structure,
    int? FaultPosition,
    VehicleVinCheckDigit CheckDigit,
    bool? CheckDigitArithmetic,
    ImmutableArray<VehicleVinWarning> Warnings,
    string? Maker,
    string? Country);

/// <summary>The vehicle identification number: ISO 3779, with the check digit of 49 CFR 565 and GB 16735.</summary>
internal static class Vin
{
    const int Length = 17;
    const int CheckPosition = 8;
    const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    const string LetterValues = "12345678123457923456789";
    const string CheckDigits = "0123456789X";

    static readonly ImmutableArray<int> _weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>The form in which two reports of one VIN are equal; null for what is not built as a VIN and for placeholders.</summary>
    public static string? Normalise(string text)
    {
        var vin = Plain(text);
        return FaultOf(vin) is null && !IsRepeated(vin) ? vin : null;
    }

    /// <summary>What keeps the text from being a VIN, or null.</summary>
    public static VinFault? Fault(string text) => FaultOf(Plain(text));

    /// <summary>Reads a VIN; a wrong one is read as far as it goes.</summary>
    public static VinReading Read(string text)
    {
        var vin = Plain(text);
        var fault = FaultOf(vin);
        var matches = fault is null ? vin[CheckPosition] == CheckDigit(vin) : (bool?)null;
        var origin = Wmi.Read(vin);
        return new VinReading(
            fault?.Structure ?? VehicleVinStructure.Valid, fault?.Position, Judged(vin, matches), matches,
            fault is null && IsRepeated(vin) ? [VehicleVinWarning.RepeatedCharacter] : [], origin.Maker, origin.Country);
    }

    /// <summary>What the arithmetic gives for position 9 of a VIN: weighted sum modulo 11, ten written X.</summary>
    public static char CheckDigit(string vin) => CheckDigits[vin.Select((one, i) => _weights[i] * ValueOf(one)).Sum() % 11];

    /// <summary>The number that stands for a character in the arithmetic.</summary>
    public static int ValueOf(char one) =>
        (char.IsAsciiDigit(one) ? one : LetterValues[Letters.IndexOf(one, StringComparison.Ordinal)]) - '0';

    // North America and China require the check digit. European makers use position 9 as they like, so that a match there says nothing;
    // elsewhere a match is worth telling and a mismatch is not.
    static VehicleVinCheckDigit Judged(string vin, bool? matches) => (matches, vin.FirstOrDefault()) switch
    {
        (null, _) or (_, >= 'S' and <= 'Z') => VehicleVinCheckDigit.NotApplicable,
        (true, _) => VehicleVinCheckDigit.Ok,
        (false, (>= '1' and <= '5') or 'L') => VehicleVinCheckDigit.NotOk,
        _ => VehicleVinCheckDigit.NotApplicable,
    };

    static VinFault? FaultOf(string vin)
    {
        if (vin.Length != Length) return new VinFault(VehicleVinStructure.WrongLength, null);
        var wrong = vin.ToList().FindIndex(one => !char.IsAsciiDigit(one) && !Letters.Contains(one, StringComparison.Ordinal));
        return wrong < 0 ? null : new VinFault(VehicleVinStructure.WrongLetter, wrong + 1);
    }

    static bool IsRepeated(string vin) => vin.All(one => one == vin[0]);

    // Capitals of a-z alone: a letter of another script stays what it is and shows as a fault.
    static string Plain(string text) => string.Concat(
        text.Where(one => !Marks.IsGap(one)).Select(one => char.IsAsciiLetterLower(one) ? (char)(one - 'a' + 'A') : one));
}

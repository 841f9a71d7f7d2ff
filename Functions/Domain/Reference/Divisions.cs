namespace Nianbao.Domain.Reference;

public static class Divisions
{
    public static string LevelOf(string division) => division.EndsWith("0000", StringComparison.Ordinal) ? RegLevels.Province : division.EndsWith("00", StringComparison.Ordinal) ? RegLevels.City : RegLevels.County;
}

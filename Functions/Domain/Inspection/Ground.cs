namespace Nianbao.Domain.Inspection;

public sealed record Ground(string Code);

public static class Grounds
{
    public static readonly Ground FiledLate = new("G20");
}

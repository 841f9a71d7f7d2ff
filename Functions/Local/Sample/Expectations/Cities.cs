namespace Nianbao.Local.Sample.Expectations;

/// <summary>The city of a credit code: its first two and next two digits of the division; 440000 for the province itself.</summary>
internal static class Cities
{
    public static string Of(string uscc) => uscc[2..6] + "00";
}

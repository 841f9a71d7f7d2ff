using Nianbao.Domain.Values;

namespace Nianbao.Tests.Reading;

/// <summary>Reads one cell with a format, as a column would.</summary>
internal static class ReadCell
{
    public static T Value<T>(this ValueFormat<T> format, string text, int unit = 1, CellKind kind = CellKind.Text, bool uses1904 = false)
    {
        var problem = format.Read(new RawCell(text, kind, uses1904), unit, out var value);
        Assert.True(problem is null, $"{text}: {problem?.MessageEn}");
        return value;
    }

    public static CellProblem Problem<T>(this ValueFormat<T> format, string text, int unit = 1, CellKind kind = CellKind.Text)
    {
        var problem = format.Read(new RawCell(text, kind), unit, out var value);
        Assert.True(problem is not null, $"{text} was read as {value}");
        Assert.Equal(default, value);
        Assert.All([problem.Expected, problem.MessageZh, problem.MessageEn, problem.RemedyZh, problem.RemedyEn], words => Assert.NotEmpty(words));
        return problem;
    }
}

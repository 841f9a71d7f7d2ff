using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>What is wrong with one cell, as its note says.</summary>
internal sealed class CellMark
{
    /// <summary>So the reader of a marked workbook finds our notes again, and takes them off before it sets new ones.</summary>
    public const string NoteMarker = "【年报校验 Nianbao】";

    private const int LongestNote = 2_400;

    /// <summary>More do not fit into a note; the list has them all.</summary>
    private const int MostFindings = 6;

    private readonly List<Finding> _findings = [];
    private int _count;

    public void Add(Finding finding)
    {
        _count++;
        if (_findings.Count < MostFindings)
            _findings.Add(finding);
    }

    /// <summary>The text of the note: code, message, expectation and remedy of every finding, in both languages.</summary>
    public string Note()
    {
        var text = new System.Text.StringBuilder(NoteMarker);
        foreach (var finding in _findings.OrderByDescending(finding => finding.Severity))
        {
            text.Append('\n').Append(finding.Code).Append(' ').Append(SeverityColours.Words(finding.Severity));
            text.Append('\n').Append(finding.MessageZh);
            text.Append('\n').Append(finding.MessageEn);
            if (finding.Expected is { Length: > 0 } expected)
                text.Append("\n应为 Expected: ").Append(expected).Append(finding.Difference is { Length: > 0 } difference ? $"（差额 difference: {difference}）" : "");
            text.Append("\n处理：").Append(finding.RemedyZh);
            text.Append('\n').Append(finding.RemedyEn).Append('\n');
        }

        if (_count > _findings.Count)
            text.Append($"\n此处共 {_count} 条，其余见问题清单。 {_count} findings here; the list has the others.");
        return text.Length <= LongestNote ? text.ToString().TrimEnd() : text.ToString(0, LongestNote) + "…";
    }
}

/// <summary>The colours and words of severities.</summary>
internal static class SeverityColours
{
    /// <summary>Each a shade that nobody chooses by hand, so that ours are told from the writer's own (<see cref="StyleMarking"/>).</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Reject => "F4A6A9",
        Severity.Error => "FFC7CD",
        Severity.Warn => "FFEB9D",
        _ => "DCE9F9",
    };

    public static string Words(Severity severity) => severity switch
    {
        Severity.Reject => "拒收 REJECT",
        Severity.Error => "须更正 ERROR",
        Severity.Warn => "提示 WARN",
        _ => "信息 INFO",
    };
}

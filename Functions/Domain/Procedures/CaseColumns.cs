using System.Linq.Expressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Procedures;

/// <summary>A dataset whose records go their way by a procedure.</summary>
public interface IProceduralDataset
{
    Procedure Procedure { get; }
}

/// <summary>The columns that say which act made a version. No file sets them.</summary>
internal static class CaseColumns
{
    /// <summary>So long a reason is kept, in characters.</summary>
    private const int ReasonLength = 2_000;

    public static IReadOnlyList<Column> Of<TCase>(PersonSeal seal, Procedure procedure)
        where TCase : Record, ICase =>
    [
        ActColumn<TCase>(procedure.ActWords),
        new Column<TCase, DateOnly?>("actedOn", "办理日期", "Acted on", new DateFormat(), one => one.ActedOn) { Internal = true },
        Kept("who", "办理账号", "Account", new TextFormat(200), (TCase one) => one.Who),
        Kept("by", "经办人", "By", new PersonNameFormat(seal), (TCase one) => one.By, personal: true),
        Kept("reason", "理由", "Reason", new TextFormat(ReasonLength), (TCase one) => one.Reason),
        Kept("evidence", "证明材料", "Evidence", new TextFormat(ReasonLength), (TCase one) => one.Evidence),
    ];

    private static Column<TCase, string?> ActColumn<TCase>(IReadOnlyList<Choice> acts)
        where TCase : Record, ICase => new("act", "办理事项", "Act", new ChoiceFormat(acts), one => one.Act) { Internal = true, Choices = acts };

    private static Column<TCase, string?> Kept<TCase>(string name, string chinese, string english, ValueFormat<string?> format, Expression<Func<TCase, string?>> property, bool personal = false)
        where TCase : Record => new(name, chinese, english, format, property) { Internal = true, Personal = personal };
}

using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The hidden sheet with the words of the drop-downs: a list written into a drop-down itself may have 255 characters only.</summary>
internal sealed class ChoiceSheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "选项";

    private readonly List<IReadOnlyList<string>> _lists = [];

    /// <summary>The range that holds the labels of these choices.</summary>
    public string RangeOf(IReadOnlyList<Choice> choices)
    {
        string[] labels = [.. choices.Select(choice => choice.Chinese)];
        var at = _lists.FindIndex(list => list.SequenceEqual(labels));
        if (at < 0)
        {
            at = _lists.Count;
            _lists.Add(labels);
        }

        var letters = CellName.Letters(at + 1);
        return FormattableString.Invariant($"{Name}!${letters}$1:${letters}${labels.Length}");
    }

    /// <summary>Writes the sheet, after all others.</summary>
    public void Write(WorkbookWriter book)
    {
        if (_lists.Count == 0)
            return;
        using var sheet = book.AddSheet(new(Name, [.. _lists.Select(_ => new SheetColumn(18))]) { IsHidden = true });
        var look = new CellLook { Format = CellLook.AsText };
        for (var row = 0; row < _lists.Max(list => list.Count); row++)
        {
            sheet.NextRow();
            for (var column = 0; column < _lists.Count; column++)
            {
                if (row < _lists[column].Count)
                    sheet.Cell(column + 1, CellValue.Of(_lists[column][row]), look);
            }
        }
    }
}

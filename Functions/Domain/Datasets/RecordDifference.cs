using System.Globalization;

namespace Nianbao.Domain.Datasets;

/// <summary>A value as people read it, in both languages.</summary>
public sealed record ShownValue(string Zh, string En);

/// <summary>What became of a value or an item.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One value that differs.</summary>
/// <param name="Field">The column's name, or in a list its path in the later version (in the earlier one, of an item that was removed).</param>
/// <param name="Before">Null when nothing was reported.</param>
/// <param name="After">Null when nothing is reported.</param>
public sealed record ValueChange(string Field, string LabelZh, string LabelEn, ChangeKind Change, ShownValue? Before, ShownValue? After);

/// <summary>One item of a list that came, went or changed, with its values that differ.</summary>
/// <param name="Field">Its path, for example <c>officers[2]</c>.</param>
public sealed record ItemChange(string Field, ChangeKind Change, IReadOnlyList<ValueChange> Values);

/// <summary>A list in which something differs.</summary>
public sealed record ListChange(string List, string LabelZh, string LabelEn, IReadOnlyList<ItemChange> Items);

/// <summary>A section of the form in which something differs.</summary>
public sealed record SectionChange(string Code, string Zh, string En, IReadOnlyList<ValueChange> Values, IReadOnlyList<ListChange> Lists);

/// <summary>What differs between two versions of a record, in the order of the form.</summary>
public static class RecordDifference
{
    private const string Hidden = "***";

    /// <summary>Compares two versions. A section without a difference is left out.</summary>
    /// <param name="sections">The form, for example <see cref="Dataset.SectionsFor"/> of the record's period.</param>
    public static IReadOnlyList<SectionChange> Between(IReadOnlyList<Section> sections, Record before, Record after) =>
    [
        .. sections
            .Select(section => new SectionChange(section.Code, section.Chinese, section.English, Values(section.Columns, before, after, column => column.Name), [.. section.Children.Select(list => Between(list, before, after)).Where(list => list.Items.Count > 0)]))
            .Where(section => section.Values.Count > 0 || section.Lists.Count > 0),
    ];

    /// <summary>One readable line, in both languages.</summary>
    public static ShownValue Summary(IReadOnlyList<SectionChange> sections) => sections.Count == 0
        ? new("两个版本的内容相同。", "Both versions have the same content.")
        : new(
            string.Join("；", sections.Select(section => $"{section.Zh}：{string.Join("，", PartsZh(section))}")) + "。",
            string.Join("; ", sections.Select(section => $"{section.En}: {string.Join(", ", PartsEn(section))}")) + ".");

    private static IEnumerable<string> PartsZh(SectionChange section)
    {
        if (section.Values.Count > 0)
            yield return $"{section.Values.Count} 项变化";
        foreach (var list in section.Lists)
            yield return list.LabelZh + string.Concat(Counts(list).Select(count => count.Change switch { ChangeKind.Added => "增 ", ChangeKind.Removed => "减 ", _ => "改 " } + $"{count.Count} 条"));
    }

    private static IEnumerable<string> PartsEn(SectionChange section)
    {
        if (section.Values.Count > 0)
            yield return section.Values.Count == 1 ? "1 value" : $"{section.Values.Count} values";
        foreach (var list in section.Lists)
            yield return $"{list.LabelEn} ({string.Join(", ", Counts(list).Select(count => $"{count.Count} {count.Change.ToString().ToLowerInvariant()}"))})";
    }

    private static IEnumerable<(ChangeKind Change, int Count)> Counts(ListChange list) => list.Items.GroupBy(item => item.Change).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    private static List<ValueChange> Values(IReadOnlyList<Column> columns, Record? before, Record? after, Func<Column, string> field)
    {
        var changes = new List<ValueChange>();
        foreach (var column in columns)
        {
            var (was, now) = (before is null ? null : column.Write(before), after is null ? null : column.Write(after));
            if (was != now)
                changes.Add(new(field(column), column.Chinese, column.English, was is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed, Show(column, was), Show(column, now)));
        }

        return changes;
    }

    private static ListChange Between(ChildList list, Record before, Record after)
    {
        var (were, are) = (list.Items(before) ?? [], list.Items(after) ?? []);
        var partner = Partners(list, were, are);
        var items = new List<ItemChange>();
        for (var i = 0; i < are.Count; i++)
        {
            var at = i;
            var values = Values(list.Columns, partner[i] is { } old ? were[old] : null, are[i], column => ChildList.PathOf(list.Name, at, column.Name));
            if (values.Count > 0 || partner[i] is null)
                items.Add(new(ChildList.PathOf(list.Name, i), partner[i] is null ? ChangeKind.Added : ChangeKind.Changed, values));
        }

        for (var i = 0; i < were.Count; i++)
        {
            var at = i;
            if (!partner.Contains(i))
                items.Add(new(ChildList.PathOf(list.Name, i), ChangeKind.Removed, Values(list.Columns, were[i], null, column => ChildList.PathOf(list.Name, at, column.Name))));
        }

        return new(list.Name, list.Chinese, list.English, items);
    }

    /// <summary>For each later item the earlier one it continues: the very same first, then by each of the list's identities; each earlier item once.</summary>
    private static int?[] Partners(ChildList list, IReadOnlyList<ListItem> were, IReadOnlyList<ListItem> are)
    {
        var partner = new int?[are.Count];
        var free = new HashSet<int>(Enumerable.Range(0, were.Count));
        var every = list.Columns.Select(c => c.Name).ToArray();
        foreach (var (identity, whole) in list.Identity.Select(names => (names, false)).Prepend((every, true)))
        {
            Column[] columns = [.. list.Columns.Where(column => identity.Contains(column.Name))];
            var open = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
            foreach (var i in free.Order())
            {
                if (KeyOf(columns, were[i], whole) is { } key)
                    (open.TryGetValue(key, out var queue) ? queue : open[key] = new()).Enqueue(i);
            }

            for (var i = 0; i < are.Count; i++)
            {
                if (partner[i] is null && KeyOf(columns, are[i], whole) is { } key && open.TryGetValue(key, out var queue) && queue.TryDequeue(out var found))
                {
                    partner[i] = found;
                    free.Remove(found);
                }
            }
        }

        return partner;
    }

    /// <summary>The item's values in these columns; null when one of them is blank, unless the whole item is compared.</summary>
    private static string? KeyOf(Column[] columns, ListItem item, bool whole)
    {
        string?[] values = [.. columns.Select(column => column.Write(item))];
        return !whole && values.Contains(null) ? null : string.Join('\u001f', values.Select(value => value is null ? "-" : "+" + value));
    }

    /// <summary>A canonical value as people read it: labels for codes, thousands and units for amounts, *** for what is personal.</summary>
    private static ShownValue? Show(Column column, string? value)
    {
        if (value is null)
            return null;
        if (column.Personal)
            return new(Hidden, Hidden);
        if (column.Choices.Count > 0)
        {
            var codes = column.Type == "list" ? value.Split(';') : [value];
            return new(string.Join('、', codes.Select(code => column.Choices.Find(code)?.Chinese ?? code)), string.Join(", ", codes.Select(code => column.Choices.Find(code)?.English ?? code)));
        }

        return column.Type switch
        {
            "flag" => value == "true" ? new("是", "yes") : new("否", "no"),
            "money" when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) => new(yuan.ToString("#,##0.00", CultureInfo.InvariantCulture) + " 元", "CNY " + yuan.ToString("#,##0.00", CultureInfo.InvariantCulture)),
            "integer" or "decimal" when column.Unit is { Length: > 0 } unit && unit != "年" => new($"{value} {unit}", value),
            _ => new(value, value),
        };
    }
}

using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.RulePages;

/// <summary>Everything that is said of a rule, in JSON and on its page: all of it from the rule's class and the dated parameters.</summary>
/// <param name="Consequence">What follows from a violation.</param>
/// <param name="AppliesTo">Whom it is for, in words.</param>
/// <param name="Example">A change of a clean record that breaks it, where there is a simple one.</param>
internal sealed record RuleCard(
    string Code,
    string Family,
    Severity Severity,
    Words Message,
    Words Remedy,
    Words Cause,
    string Basis,
    string Page,
    IReadOnlyList<string> Datasets,
    Words AppliesTo,
    IReadOnlyList<string> LegalTypes,
    string Charity,
    int FromYear,
    int ToYear,
    IReadOnlyList<FieldCard> Fields,
    GroundCard? Ground,
    bool NeedsExplanation,
    Words Consequence,
    IReadOnlyList<RuleParameter> Parameters,
    RuleExample? Example)
{
    private static readonly Dictionary<Severity, Words> SeverityWords = new()
    {
        [Severity.Reject] = new("拒收", "Rejected"),
        [Severity.Error] = new("须更正", "Must be corrected"),
        [Severity.Warn] = new("提示", "Warning"),
        [Severity.Info] = new("信息", "For information"),
    };

    /// <summary>The severity in words.</summary>
    public Words SeverityText => SeverityWords[Severity];

    public static RuleCard Of(Rule rule, IEnumerable<Dataset> all, RuleParameters parameters)
    {
        var datasets = all.Where(dataset => dataset.Rules.Contains(rule)).ToList();
        var applies = rule.AppliesTo;
        return new(
            rule.Code,
            RuleFamilies.Of(rule.Code),
            rule.Severity,
            new(rule.Chinese, rule.English),
            new(rule.RemedyZh, rule.RemedyEn),
            new(rule.CauseZh, rule.CauseEn),
            rule.Basis,
            Finding.PageOf(rule.Code),
            [.. datasets.Select(dataset => dataset.Name)],
            WhomOf(applies),
            applies.LegalTypes,
            CharityWord(applies.Charity),
            applies.From,
            applies.To,
            [.. rule.Fields.Select(field => FieldCard.Of(field, datasets))],
            rule.Ground is { } code && Grounds.Find(code) is { } ground ? new(ground.Code, new(ground.Chinese, ground.English), ground.Basis) : null,
            rule.NeedsExplanation,
            ConsequenceOf(rule),
            [.. parameters.All.Where(parameter => rule.ParameterNames.Contains(parameter.Name))],
            RuleExample.Of(rule.Code, datasets));
    }

    private static string CharityWord(CharityStatus status) => status switch
    {
        CharityStatus.Charity => "CHARITY",
        CharityStatus.PublicFundraising => "PUBLIC_FUNDRAISING",
        CharityStatus.NotCharity => "NOT_CHARITY",
        _ => "ANY",
    };

    private static Words WhomOf(Applicability applies)
    {
        var types = LegalTypesOf(applies);
        var (charityZh, charityEn) = applies.Charity switch
        {
            CharityStatus.Charity => ("慈善组织", "charities"),
            CharityStatus.PublicFundraising => ("具有公开募捐资格的慈善组织", "charities that may raise funds in public"),
            CharityStatus.NotCharity => ("非慈善组织", "organisations that are no charities"),
            _ => ("", ""),
        };
        var (from, to) = (applies.From > Applicability.Everyone.From, applies.To < Applicability.Everyone.To);
        var years = (from, to) switch
        {
            (true, true) => new Words($"{applies.From}至{applies.To}年度", $"report years {applies.From} to {applies.To}"),
            (true, false) => new($"{applies.From}年度起", $"from report year {applies.From}"),
            (false, true) => new($"至{applies.To}年度", $"up to report year {applies.To}"),
            _ => new("各年度", "all years"),
        };
        string[] zh = [types.Zh, charityZh, years.Zh];
        string[] en = [types.En, charityEn, years.En];
        return new(string.Join("，", zh.Where(part => part.Length > 0)), string.Join("; ", en.Where(part => part.Length > 0)));
    }

    private static Words LegalTypesOf(Applicability applies)
    {
        if (applies.LegalTypes.Count == 0)
            return applies.Charity == CharityStatus.Any ? new("所有社会组织", "All social organisations") : new("", "");
        var types = Domain.Reference.LegalTypes.All.Where(type => applies.LegalTypes.Contains(type.Code)).ToList();
        return new(string.Join('、', types.Select(type => type.Chinese)), string.Join(", ", types.Select(type => type.English)));
    }

    private static Words ConsequenceOf(Rule rule) => (rule.Severity, rule.Ground) switch
    {
        (Severity.Reject, _) => new("不算一次提交：文件或该行不予接收，请更正后重新上传。", "It is no submission: the file, or the row, is not taken. Correct it and upload it again."),
        (Severity.Error, null) => new("该行退回，更正之前不计入统计。", "The row is returned and does not count before it is corrected."),
        (Severity.Info, _) => new("仅供知悉，不影响受理。", "For information only; nothing need be done."),
        (_, { } ground) => new($"报告照常计入；该事实列为年检事项（{ground}），由登记管理机关认定。", $"The report counts. The fact is listed for the inspection ({ground}), and the registrar decides on it."),
        _ when rule.NeedsExplanation => new("请更正，或在“提示说明”中写明原因（不少于10个字）；说明之后不再影响受理。", "Correct it, or explain it (10 characters or more) in the column “explanation”; explained, it holds nothing back."),
        _ => new("照常计入，不要求说明。", "It counts; no explanation is asked for."),
    };
}

/// <summary>A field that a rule looks at, with the labels of its column or list.</summary>
internal sealed record FieldCard(string Name, string Chinese, string English)
{
    /// <summary>The field by its name: a column, a list, or a list's column (<c>officers[0].termNo</c>, <c>officers.termNo</c>).</summary>
    public static FieldCard Of(string name, IReadOnlyList<Dataset> datasets) => Find(name, datasets) ?? new(name, name, name);

    /// <summary>Null when no dataset has such a field.</summary>
    public static FieldCard? Find(string name, IReadOnlyList<Dataset> datasets)
    {
        foreach (var dataset in datasets)
        {
            if (dataset.Columns.FirstOrDefault(column => column.Name == name) is { } column)
                return new(name, column.Chinese, column.English);
            if (dataset.Children.FirstOrDefault(list => list.Name == name) is { } whole)
                return new(name, whole.Chinese, whole.English);
            var (listName, field) = Parts(name);
            if (dataset.Children.FirstOrDefault(list => list.Name == listName) is not { } list)
                continue;
            if (field is null)
                return new(name, list.Chinese, list.English);
            if (list.Columns.FirstOrDefault(column => column.Name == field) is { } item)
                return new(name, $"{list.Chinese}：{item.Chinese}", $"{list.English}: {item.English}");
        }

        return null;
    }

    private static (string List, string? Field) Parts(string name)
    {
        var plain = name.Replace("[]", "", StringComparison.Ordinal);
        if (ChildList.TryParsePath(plain, out var list, out _, out var field))
            return (list, field);
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (plain, null) : (plain[..dot], plain[(dot + 1)..]);
    }
}

/// <summary>The inspection ground that a violation states.</summary>
internal sealed record GroundCard(string Code, Words Text, string Basis);

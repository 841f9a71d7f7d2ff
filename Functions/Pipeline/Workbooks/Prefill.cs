using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// What is known before anybody fills in a template: the register's entry and last year's closing figures. Names and numbers of
/// persons are kept masked only, so their cells stay empty, with a hint of what is registered.
/// </summary>
public sealed class Prefill
{
    /// <summary>What seldom changes from one year's report to the next.</summary>
    private static readonly string[] CarriedOver =
    [
        "regNo", "postcode", "phone", "email", "website", "accountingSystem", "charterMinAssemblies", "charterMinCouncils", "charterApprovedOn",
        "termYears", "termNo", "lastElectionOn", "partyOrg.name", "partyOrg.superior", "partyOrg.establishedOn", "partyOrg.approvalDocNo", "taxExempt.has", "taxExempt.validTo", "donationDeduction.has", "donationDeduction.validTo",
    ];

    private readonly Dictionary<string, string> _masked = new(StringComparer.Ordinal);

    private Prefill(Record? record, string? uscc) => (Record, Uscc) = (record, uscc);

    /// <summary>Nothing is known.</summary>
    public static Prefill None { get; } = new(null, null);

    /// <summary>The values to write, without those of persons; null when there is nothing to write.</summary>
    public Record? Record { get; }

    public string? Uscc { get; }

    public string? Name { get; private init; }

    /// <summary>What is registered for a personal cell, masked: by the column's name, or the path of an item's field (<c>officers[0].name</c>).</summary>
    public string? MaskedOf(string field) => _masked.GetValueOrDefault(field);

    /// <summary>For any dataset: the organisation's code; in the register its entry.</summary>
    public static Prefill Of(Dataset dataset, Dataset registry, Period period, string uscc, Organisation? registered, AnnualReport? previous)
    {
        if (dataset is AnnualReportsDataset)
            return OfReport(dataset, registry, period, uscc, registered, previous);
        if (!dataset.IsRegister || registered is null)
            return new(null, uscc) { Name = registered?.Name };
        var prefill = new Prefill(dataset.NewRecord(), uscc) { Name = registered.Name };
        foreach (var column in dataset.Columns.Where(column => !column.Internal))
            prefill.Take(column, column, registered);
        foreach (var list in dataset.Children.Where(list => !list.Internal && list.Items(registered) is { Count: > 0 }))
            list.Set(prefill.Record!, [.. list.Items(registered)!.Select((item, i) => prefill.Copy(list, list.Columns, item, i))]);
        return prefill;
    }

    private static Prefill OfReport(Dataset dataset, Dataset registry, Period period, string uscc, Organisation? registered, AnnualReport? previous)
    {
        var report = new AnnualReport { Uscc = uscc, ReportYear = period.Year, StatementFormatName = StatementFormat.Of(period.Year ?? 0).Name };
        var prefill = new Prefill(report, uscc) { Name = registered?.Name ?? previous?.Name };
        if (previous is not null)
        {
            report.Name = previous.Name;
            report.LegalType = previous.LegalType;
            foreach (var name in CarriedOver)
                prefill.Take(dataset.Column(name), dataset.Column(name), previous);

            // This year opens with what last year closed with (XY-001).
            foreach (var line in StatementFormat.Of(period.Year ?? 0).Lines.Where(line => line.Code.StartsWith("BS", StringComparison.Ordinal) && line.Code.EndsWith(".b", StringComparison.Ordinal)))
                report.Lines[line] = previous.Lines[line.Code[..^1] + "e"];
        }

        if (registered is null)
            return prefill;
        foreach (var (from, to) in RegisteredColumns(registry, dataset))
            prefill.Take(from, to, registered);
        if (registered.Evaluations?.MaxBy(e => e.ValidFrom) is { } evaluation)
            (report.EvaluationGrade, report.EvaluationValidFrom, report.EvaluationValidTo) = (evaluation.Grade, evaluation.ValidFrom, evaluation.ValidTo);
        if (registered.Officers?.Where(officer => officer.To is null).ToList() is { Count: > 0 } officers)
        {
            report.Officers = [.. officers.Select(officer => new Officer { Post = officer.Post, StartOn = officer.From, ApprovalDocNo = officer.ApprovalDocNo })];
            for (var i = 0; i < officers.Count; i++)
            {
                if (PersonNameFormat.Shown(officers[i].Name) is { } masked)
                    prefill._masked[ChildList.PathOf("officers", i, "name")] = masked;
            }
        }

        return prefill;
    }

    /// <summary>The register's columns that a report has too, under the same name.</summary>
    private static IEnumerable<(Column From, Column To)> RegisteredColumns(Dataset registry, Dataset reports)
    {
        foreach (var from in registry.Columns.Where(column => !column.Internal))
        {
            if (reports.Columns.FirstOrDefault(column => column.Name == (from.Name == "partyOrgId" ? "partyOrg.id" : from.Name)) is { } to && to.Type == from.Type)
                yield return (from, to);
        }
    }

    private void Take(Column from, Column to, Record source)
    {
        if (from.Write(source) is not { } text)
            return;
        if (to.Personal)
            Hint(to.Name, to, text);
        else
            _ = to.Read(Record!, new RawCell(text, CellKind.Text));
    }

    private ListItem Copy(ChildList list, IReadOnlyList<Column> columns, ListItem item, int index)
    {
        var copy = list.NewItem();
        foreach (var column in columns.Where(column => !column.Internal))
        {
            if (column.Write(item) is not { } text)
                continue;
            if (column.Personal)
                Hint(ChildList.PathOf(list.Name, index, column.Name), column, text);
            else
                _ = column.Read(copy, new RawCell(text, CellKind.Text));
        }

        return copy;
    }

    /// <summary>A name is shown masked, a number by its ends; a pseudonym says nothing to a person.</summary>
    private void Hint(string field, Column column, string text)
    {
        if (column.Type == "person")
            _masked[field] = PersonNameFormat.Shown(text)!;
        else if (column.Type == "masked")
            _masked[field] = text;
    }
}

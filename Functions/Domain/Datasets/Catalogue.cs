using System.Diagnostics.CodeAnalysis;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Datasets;

/// <summary>All datasets. A new dataset is one folder and one line here.</summary>
public static class Catalogue
{
    /// <summary>The datasets under the deadlines that ship with the code, with the sample key for persons.</summary>
    public static IReadOnlyList<Dataset> All { get; } = Under(DeadlineRules.Default, PersonSeal.Sample);

    /// <summary>The datasets under other deadlines, with persons sealed under another key.</summary>
    public static IReadOnlyList<Dataset> Under(DeadlineRules deadlines, PersonSeal seal) => [new RegistryDataset(seal), new AnnualReportsDataset(deadlines, seal), new ActivitiesDataset(), .. LedgerList.Under(seal), new ChecksDataset(), new InspectionsDataset(seal), new ListingsDataset(seal), new RectificationsDataset(seal), new SupervisionsDataset(seal)];

    public static bool TryGet(string? name, [NotNullWhen(true)] out Dataset? dataset)
    {
        dataset = All.FirstOrDefault(d => d.Name == name);
        return dataset is not null;
    }
}

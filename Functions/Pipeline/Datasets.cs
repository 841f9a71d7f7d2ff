using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline;

/// <summary>The datasets of this installation, under its deadlines, with persons sealed under its key.</summary>
public sealed class DatasetList(DeadlineRules deadlines, PersonSeal seal)
{
    /// <summary>All datasets, those that people upload first.</summary>
    public IReadOnlyList<Dataset> All { get; } = Catalogue.Under(deadlines, seal);

    /// <summary>The deadlines they are judged by.</summary>
    public DeadlineRules Deadlines { get; } = deadlines;

    /// <summary>The register.</summary>
    public Dataset Registry => Named("registry");

    /// <summary>The annual reports.</summary>
    public Dataset AnnualReports => Named("annual-reports");

    /// <summary>The activities.</summary>
    public Dataset Activities => Named("activities");

    /// <summary>The registrars' findings.</summary>
    public Dataset Checks => Named("checks");

    /// <summary>The results of the inspection.</summary>
    public Dataset Inspections => Named("inspections");

    /// <summary>活动异常名录 and 严重违法失信名单.</summary>
    public Dataset Listings => Named("listings");

    /// <summary>限期整改.</summary>
    public Dataset Rectifications => Named("rectifications");

    /// <summary>督办.</summary>
    public Dataset Supervisions => Named("supervisions");

    /// <summary>The ledger of weak party organisations.</summary>
    public WeakPartyOrgCasesLedger WeakPartyOrgCases => (WeakPartyOrgCasesLedger)Named("weak-party-org-cases");

    /// <summary>The cases of that kind.</summary>
    public Dataset Of(CaseKind kind) => kind switch
    {
        CaseKind.Listing => Listings,
        CaseKind.Rectification => Rectifications,
        CaseKind.Supervision => Supervisions,
        _ => WeakPartyOrgCases,
    };

    /// <summary>The dataset of that name, or null.</summary>
    public Dataset? Find(string name) => All.FirstOrDefault(dataset => dataset.Name == name);

    /// <summary>The dataset of that name.</summary>
    /// <exception cref="ProblemException">There is none: 400 with the names.</exception>
    public Dataset Require(string name) => Find(name) ?? throw ProblemException.Unknown("dataset", "数据集", name, All.Select(dataset => dataset.Name));

    private Dataset Named(string name) => Find(name) ?? throw new InvalidOperationException($"The dataset {name} is missing.");
}

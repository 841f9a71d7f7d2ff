using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Activities;

/// <summary>A share of the funds and where it came from (资金来源).</summary>
public sealed class FundShare : ListItem
{
    /// <summary>A code of <see cref="Reference.FundSources"/>.</summary>
    public string? Source { get; set; }

    /// <summary>In fen; null when only the source is named.</summary>
    public long? Amount { get; set; }
}

/// <summary>An enterprise that was helped (帮扶企业).</summary>
public sealed class HelpedEnterprise : ListItem
{
    /// <summary>The enterprise's own credit code, not the organisation's.</summary>
    public string? EnterpriseUscc { get; set; }

    public string? Name { get; set; }
}

/// <summary>An organisation that held the activity together with this one (联合举办单位).</summary>
public sealed class CoOrganiser : ListItem
{
    public string? OrganiserUscc { get; set; }

    public string? Name { get; set; }

    /// <summary>Its share of the activity, in hundredths of a percent.</summary>
    public long? Share { get; set; }
}

/// <summary>A piece of evidence (佐证材料).</summary>
public sealed class Evidence : ListItem
{
    /// <summary>A code of <see cref="Reference.EvidenceKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>Where it lies: a blob's name, or the address of a page.</summary>
    public string? Blob { get; set; }

    /// <summary>64 hexadecimal digits of the file's SHA-256.</summary>
    public string? Sha256 { get; set; }

    public DateOnly? TakenOn { get; set; }
}

using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Activities;

/// <summary>
/// The sources of funds as rows of a sheet or as objects in JSON. It is another way of writing the column <c>fundSource</c>, which
/// is where they are kept: so <see cref="Items"/> has none, and a record has one form however it was written.
/// </summary>
public sealed class FundShareList() : ChildList("fundSources", "资金来源明细", "Sources of funds, one by one")
{
    public override IReadOnlyList<Column> Columns { get; } =
    [
        ColumnOf<FundShare>.Choice("source", "来源", "Source", FundSources.All, i => i.Source, ["资金来源", "fundSource"]),
        ColumnOf<FundShare>.Money("amount", "金额", "Amount", i => i.Amount, ["资金金额", "来源金额"]),
    ];

    public override ListItem NewItem() => new FundShare();

    public override IReadOnlyList<ListItem>? Items(Record owner) => null;

    public override void Set(Record owner, IReadOnlyList<ListItem>? items) =>
        ((Activity)owner).FundSource = items is null ? null : [.. items.Cast<FundShare>().Where(share => share.Source is not null || share.Amount is not null)];
}

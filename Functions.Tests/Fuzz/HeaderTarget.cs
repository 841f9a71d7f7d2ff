using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Fuzz;

/// <summary>A header of any text: it means one column, one list or none, at one of three units.</summary>
internal sealed class HeaderTarget() : FuzzTarget("header", 40)
{
    private static readonly ColumnNames[] Names = [.. Catalogue.All.Where(dataset => dataset.IsUploadable).Select(dataset => new ColumnNames(dataset.Columns, dataset.Children))];

    public override string Answer(FuzzInput input)
    {
        var text = AnyText.Of(input.Bytes);
        var normal = HeaderText.Normalise(text);
        Must(HeaderText.UnitOf(text) is 1 or 1_000 or 10_000, "a header declares a unit that there is not");
        var names = Names[input.Choice % Names.Length];
        Must(HeaderText.Normalise(normal) == normal, $"a header is compared as '{normal}', and that as '{HeaderText.Normalise(normal)}'");
        return $"{normal} {names.Find(text)?.Name} {names.FindList(text)?.Name}";
    }
}

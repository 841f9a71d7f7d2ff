using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Headlines;

/// <summary>Finds the cells of activities that a figure sums.</summary>
public sealed class ActivityCells(Dataset activities)
{
    private readonly int _type = Index(activities, "activityType");
    private readonly int _organiser = Index(activities, "organiserKind");
    private readonly int _campaign = Index(activities, "campaign");
    private readonly int _legalType = Index(activities, "type");

    /// <summary>The legal type of the cell's organisations.</summary>
    public string LegalTypeOf(PublishedCell cell) => cell.Values[_legalType];

    /// <summary>The month that a cell's activities started in; 0 for a head that is no month's.</summary>
    public static int MonthOf(PublishedCell cell) => int.TryParse(cell.Head, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0;

    /// <summary>Whether the cell's activities count for the figure, whenever they were.</summary>
    public bool Match(ActivityFigure figure, PublishedCell cell) => figure.Matches(cell.Values[_type], cell.Values[_organiser], cell.Values[_campaign].Split('+'));

    private static int Index(Dataset dataset, string name) => dataset.Dimensions.Select((dimension, index) => (dimension.Name, index)).First(dimension => dimension.Name == name).index;
}

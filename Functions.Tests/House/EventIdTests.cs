using System.Text.RegularExpressions;

namespace Nianbao.Tests.House;

public sealed partial class EventIdTests
{
    [Fact]
    public void Every_event_id_is_used_once()
    {
        var ids = House.Sources("Functions").SelectMany(source => EventId().Matches(source.Text).Select(match => (Id: match.Groups[1].Value, source.Path))).ToList();
        Assert.True(ids.Count > 20);
        Assert.Empty(ids.GroupBy(id => id.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(id => id.Path))}"));
    }

    [GeneratedRegex(@"EventId = (\d+)")]
    private static partial Regex EventId();
}

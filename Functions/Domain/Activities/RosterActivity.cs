namespace Nianbao.Domain.Activities;

/// <summary>
/// What the heads hold of an activity: the grounds it states between exclamation marks, when there are any, and then what grouping needs of a
/// joint one (<see cref="JointActivity"/>). Most activities have neither, and no entry.
/// </summary>
public static class RosterActivity
{
    private const char Mark = '!';

    /// <summary>The entry, or null when there is nothing to say.</summary>
    public static string? Of(Activity activity)
    {
        var joint = JointActivity.Of(activity)?.ToString();
        return activity.Grounds is { Count: > 0 } grounds ? $"{Mark}{string.Join('+', grounds)}{Mark}{joint}" : joint;
    }

    /// <summary>The joint activity of an entry, or null when it is none.</summary>
    public static JointActivity? JointOf(string entry) => (entry[0] == Mark ? entry[(End(entry) + 1)..] : entry) is { Length: > 0 } joint ? JointActivity.Parse(joint) : null;

    /// <summary>The grounds of an entry.</summary>
    public static IReadOnlyList<string> GroundsOf(string entry) => entry[0] == Mark ? entry[1..End(entry)].Split('+') : [];

    private static int End(string entry) => entry.IndexOf(Mark, 1);
}

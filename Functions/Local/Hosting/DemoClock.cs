namespace Nianbao.Local.Hosting;

/// <summary>
/// The clock of the demo. Whether a report is in time is decided by the day it arrives, and all of the sample would arrive
/// today: so the clock stands at each file's day in the season while it is uploaded, and runs on as the real one after.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset? _standing;

    /// <summary>Stands still at that time; null lets it run.</summary>
    public void StandAt(DateTimeOffset? time) => _standing = time;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _standing ?? base.GetUtcNow();
}

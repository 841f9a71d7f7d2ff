namespace Nianbao.Domain.Reference;

/// <summary>Regime and dates of one report year for one organisation.</summary>
/// <param name="Regime">A code of <see cref="Regimes"/>.</param>
/// <param name="OpenOn">The first day on which reports are taken.</param>
/// <param name="SupervisorDueOn">The last day for the supervising unit's review, where there is one.</param>
/// <param name="DueOn">The last day for the registrar, inclusive.</param>
/// <param name="FirstYearCutoff">Organisations established after this day need not report.</param>
/// <param name="CorrectionDays">Working days for a correction after a return, even past the deadline.</param>
/// <param name="Source">Where the dates come from.</param>
public sealed record Deadline(string Regime, DateOnly OpenOn, DateOnly? SupervisorDueOn, DateOnly DueOn, DateOnly FirstYearCutoff, int CorrectionDays, string Source)
{
    /// <summary>Working days for a correction where no rule says another number (domain.md 3.2).</summary>
    public const int DefaultCorrectionDays = 5;

    /// <summary>Whether the report must be audited (domain.md 3.1, 3.2); charities that raise funds in public must be, whatever the registrar asks for.</summary>
    public bool AuditRequired { get; init; }

    /// <summary>The notice that moved the due day afterwards, or null when it stands as the rule says.</summary>
    public Postponement? Postponed { get; init; }

    /// <summary>The first instant that is late: the day after the last day begins in China.</summary>
    public DateTimeOffset LateFrom => ShanghaiClock.StartOf(DueOn.AddDays(1));

    /// <summary>Whether an arrival is in time: half-open, so 23:59:59.999 of the last day is and 00:00:00 of the next is not (domain.md 8.6, C16).</summary>
    public bool IsOnTime(DateTimeOffset arrival) => arrival < LateFrom;
}

/// <summary>A due day that was moved by a later notice (DeadlineOverride, domain.md 3.2).</summary>
/// <param name="From">The due day by the rule.</param>
/// <param name="Reason">系统故障, 疫情, 系统升级….</param>
/// <param name="DocNo">The notice's number or title.</param>
public sealed record Postponement(DateOnly From, string? Reason, string? DocNo);

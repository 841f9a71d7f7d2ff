using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Procedures;

/// <summary>What is supervised.</summary>
public static class SupervisedMatters
{
    public const string Rectification = "RECTIFICATION";
    public const string WeakPartyOrg = "WEAK_PARTY_ORG";

    public static readonly IReadOnlyList<Choice> All = [new(Rectification, "限期整改", "Rectification"), new(WeakPartyOrg, "软弱涣散党组织整顿", "Weak party organisation")];
}

/// <summary>To whom a supervision is addressed (domain.md 8.5).</summary>
public static class SupervisionAddressees
{
    public static readonly IReadOnlyList<Choice> All = [new("ORGANISATION", "社会组织", "The organisation"), new("SUPERVISOR", "业务主管单位或党建工作机构", "Supervising unit or party authority"), new("REGISTRAR", "登记管理机关", "The registrar, for the abnormal list")];

    /// <summary>By level: 1 to the organisation, 2 to its supervising unit or party authority, 3 to the registrar for the list.</summary>
    public static string Of(int level) => All[level - 1].Code;
}

/// <summary>One level of supervision (督办; domain.md 8.5) over something that is overdue.</summary>
public sealed class Supervision : CaseRecord
{
    /// <summary>A code of <see cref="SupervisedMatters"/>.</summary>
    public string? Matter { get; set; }

    /// <summary>The number of the overdue case.</summary>
    public string? MatterNo { get; set; }

    /// <summary>1 to 3.</summary>
    public long? Level { get; set; }

    /// <summary>A code of <see cref="SupervisionAddressees"/>.</summary>
    public string? Addressee { get; set; }

    /// <summary>The day the supervised matter was due.</summary>
    public DateOnly? MatterDueOn { get; set; }

    public DateOnly? IssuedOn { get; set; }

    /// <summary>The last day before the next level begins; null at the last level.</summary>
    public DateOnly? DueOn { get; set; }

    public DateOnly? RepliedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public override DateOnly? BeganOn => IssuedOn;

    public override DateOnly? TermEndsOn => State == SupervisionStates.Issued ? DueOn : null;

    /// <summary>A level that begins.</summary>
    public static Supervision Open(string uscc, string matter, string matterNo, int level, string? name, DateOnly matterDueOn, CaseAct act)
    {
        var days = CaseLimits.On(act.On).SupervisionDays;
        return new()
        {
            Uscc = uscc,
            No = NumberOf(matterNo, matterDueOn, level),
            Name = name,
            Matter = matter,
            MatterNo = matterNo,
            Level = level,
            Addressee = SupervisionAddressees.Of(level),
            MatterDueOn = matterDueOn,
            State = SupervisionStates.Issued,
            IssuedOn = act.On,
            DueOn = level < days.Count ? matterDueOn.AddDays(days[level] - 1) : null,
            Act = SupervisionActs.Issue,
            ActedOn = act.On,
            Who = act.Who,
            By = act.By,
            Reason = act.Reason,
            Evidence = act.Evidence,
        };
    }

    /// <summary>The number of a level: a term that was set anew is supervised anew.</summary>
    public static string NumberOf(string matterNo, DateOnly matterDueOn, int level) => $"{matterNo}-{matterDueOn:yyyyMMdd}-L{level}";

    /// <summary>The key of the matter that a supervision of that key is over: what <see cref="NumberOf"/> added comes off.</summary>
    public static string MatterKeyOf(string key) => key[..^NumberOf("", default, 1).Length];

    public Supervision Copy() => (Supervision)MemberwiseClone();
}

using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Notifications;

/// <summary>What an organisation is told on its way onto a list and off it (domain.md 8.4): nothing while it is only a candidate.</summary>
public static class ListingNotices
{
    /// <param name="no">The number of the listing.</param>
    public static IEnumerable<NoticeItem> Of(string uscc, string no, RosterListing listing, Look look)
    {
        var list = CreditLists.All.FirstOrDefault(one => one.Code == listing.List);
        var trigger = ListTriggers.All.FirstOrDefault(one => one.Code == listing.Trigger);
        var (listZh, listEn) = (list?.Chinese ?? listing.List, list?.English ?? listing.List);
        var (causeZh, causeEn) = ($"{trigger?.Chinese}（{listing.Trigger}）", $"{trigger?.English} ({listing.Trigger})");
        if (look.Tells(listing.NoticeOn))
        {
            var until = listing.StatementDueOn is { } end ? (Zh: $"可于{NoticeDay.Chinese(end)}（含当日）前", En: $" by {NoticeDay.Iso(end)}, that day included") : (Zh: "可", En: "");
            yield return Item($"notice-{NoticeDay.Key(listing.NoticeOn)}", listing.StatementDueOn, "告知书：拟列入", "Notice before listing", $"因{causeZh}，登记管理机关拟将贵单位列入{listZh}。贵单位{until.Zh}提出陈述、申辩；逾期未提出的，视为放弃。", $"Because of: {causeEn}, the registrar intends to list your organisation ({listEn}). You may state your case{until.En}; after that you have waived it.");
            if (listing.State == ListingStates.NoticeSent && listing.StatementDueOn is { } due && look.Reminder(due, listing.NoticeOn) is { } step)
                yield return Item($"statement-{NoticeDay.Key(due)}-{step}", due, "陈述申辩期即将届满", "The term for a statement ends soon", $"对拟列入{listZh}的陈述、申辩期至{NoticeDay.Chinese(due)}（含当日）届满。如已提出，请忽略本提醒。", $"Your case about the intended listing ({listEn}) may be stated until {NoticeDay.Iso(due)}, that day included. If you have done so, nothing more is needed.");
            if (listing.State == ListingStates.Dropped)
                yield return Item($"dropped-{NoticeDay.Key(listing.NoticeOn)}", null, "不予列入", "Not listed", $"经复核，登记管理机关决定不将贵单位列入{listZh}。", $"The registrar has decided not to list your organisation ({listEn}).");
        }

        if (look.Tells(listing.EffectiveOn))
            yield return Item($"listed-{NoticeDay.Key(listing.EffectiveOn)}", null, "已列入", "Listed", $"因{causeZh}，贵单位已于{NoticeDay.Chinese(listing.EffectiveOn!.Value)}列入{listZh}，并向社会公示。履行义务、完成整改后，可以申请移出。", $"Because of: {causeEn}, your organisation was listed ({listEn}) on {NoticeDay.Iso(listing.EffectiveOn.Value)}, which is public. When the duty is done you may ask for removal.");
        if (look.Tells(listing.RestartOn))
            yield return Item($"restarted-{NoticeDay.Key(listing.RestartOn)}", null, "列入时间重新起算", "Its time restarted", $"在列入{listZh}期间再次出现应当列入的情形，列入时间自{NoticeDay.Chinese(listing.RestartOn!.Value)}起重新计算。", $"Something that leads to the list happened again, so the time on it ({listEn}) counts anew from {NoticeDay.Iso(listing.RestartOn.Value)}.");
        if (look.Tells(listing.RefusedOn))
            yield return Item($"refused-{NoticeDay.Key(listing.RefusedOn)}", null, "不予移出", "Removal refused", $"经核实，尚不符合移出{listZh}的条件，申请未获准。完成整改后可以再次申请。", $"The conditions for removal ({listEn}) are not met, and it was refused. You may ask again when the matter is mended.");
        if (look.Tells(listing.RemovedOn))
            yield return Item($"removed-{NoticeDay.Key(listing.RemovedOn)}", null, "已移出", "Removed", $"贵单位已于{NoticeDay.Chinese(listing.RemovedOn!.Value)}移出{listZh}。", $"Your organisation was removed from the list ({listEn}) on {NoticeDay.Iso(listing.RemovedOn.Value)}.");

        NoticeItem Item(string what, DateOnly? dueOn, string titleZh, string titleEn, string textZh, string textEn) =>
            new(uscc, $"listing-{no}-{what}", NoticeKinds.Listing, dueOn, $"{titleZh}{(titleZh.EndsWith("列入", StringComparison.Ordinal) ? listZh : $"（{listZh}）")}", $"{titleEn}: {listEn}", textZh, textEn);
    }
}

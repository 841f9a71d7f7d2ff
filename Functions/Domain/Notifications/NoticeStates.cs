using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Notifications;

/// <summary>Where a notice is on its way out.</summary>
public static class NoticeStates
{
    /// <summary>It is to be sent, now or later.</summary>
    public const string Pending = "PENDING";

    /// <summary>Every way it could be sent took it.</summary>
    public const string Delivered = "DELIVERED";

    /// <summary>Dead letter: refused for good, or tried too often. A registrar may send it again.</summary>
    public const string Dead = "DEAD";

    /// <summary>Its day was over before anybody tried to send it.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>No address is known for it.</summary>
    public const string Unaddressed = "UNADDRESSED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Pending, "待发送", "To be sent"),
        new(Delivered, "已送达", "Delivered"),
        new(Dead, "无法送达", "Dead letter"),
        new(Expired, "已过期", "Expired"),
        new(Unaddressed, "无地址", "No address"),
    ];
}

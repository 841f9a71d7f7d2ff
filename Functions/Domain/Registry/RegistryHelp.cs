using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Registry;

/// <summary>What to write in the register's columns, for the template and the documentation.</summary>
internal static class RegistryHelp
{
    public static ColumnHelp[] Columns { get; } =
    [
        new("uscc", "登记证书上的18位代码。", "The 18 characters on the certificate."),
        new("name", "现用全称；曾用名另列。", "The present name in full; former names have a column of their own."),
        new("status", "不填视为“正常”。", "Empty means 正常 (active)."),
        new("endedOn", "注销、撤销登记或吊销证书的日期；当日仍计入在册。", "The day of deregistration or revocation; that day still counts."),
        new("regionCode", "住所所在地的6位行政区划代码，可与登记机关不同。", "The six-digit division of the domicile, which may differ from the registrar's."),
        new("registrarCode", "登记管理机关的6位行政区划代码；不填取信用代码第3—8位。", "The registrar's division; empty means characters 3 to 8 of the credit code."),
        new("noticeEmail", "接收提醒和通知的邮箱；只用于发送，不在查询结果中显示。", "Where reminders and notices are mailed to; used for that alone, and shown in no answer."),
        new("supervisingUnit", "直接登记、已脱钩的填“无”。", "无 after direct registration or decoupling."),
    ];

    public static ColumnHelp[] Lists { get; } =
    [
        new("officers.to", "现任的留空。", "Empty for those in office."),
    ];
}

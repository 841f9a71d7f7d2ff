using System.Buffers;
using System.Globalization;
using System.Text;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// The row keys of a records table. Business keys begin with a credit code or a division, so with a digit; heads begin with '!' and sort
/// before them, earlier versions begin with '~' and sort behind.
/// </summary>
public static class LedgerKeys
{
    public const string FirstHead = "!";
    public const string BehindHeads = "\"";
    public const string FirstRecord = "0";
    public const string BehindRecords = "~";

    /// <summary>What a row key may not hold, or what these keys mean something by.</summary>
    private static readonly SearchValues<char> Unfit = SearchValues.Create([.. @"/\#?%=~!", .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Heads in one page of a query: the cells of a division's month are some ten KB, and a page lies in memory several times over.</summary>
    public const int PageHeads = 200;

    /// <summary>
    /// Records in one page of a query, of which the service would give 1,000. A page lies in memory as a whole, several times over: a complete
    /// report is some 30 KB, a thousand of them would be more than all the worker may take, and a thousand activities are 8 MB before they are read.
    /// </summary>
    /// <param name="contentOnly">Only the standing version is asked for.</param>
    public static int? PageRows(Dataset dataset, bool contentOnly = false) => dataset.HasStates ? 200 : contentOnly ? null : 250;

    /// <summary>The head's row key: !head, or !head-07 for the activities of July.</summary>
    public static string Head(string name) => name.Length == 0 ? "!head" : "!head-" + name;

    public static string HeadName(string rowKey) => rowKey.Length > 6 ? rowKey[6..] : "";

    public static bool IsHead(string rowKey) => rowKey.StartsWith("!head", StringComparison.Ordinal);

    /// <summary>
    /// The record's row key: its business key, with the characters a key may not hold written =XXXX. The service does not forbid
    /// the percent sign, but decodes it twice in addresses, so that such rows are not found (Azure Storage team blog, 2012-05-28).
    /// </summary>
    public static string Record(string key)
    {
        if (!key.AsSpan().ContainsAny(Unfit))
            return key;
        var row = new StringBuilder(key.Length);
        foreach (var ch in key)
        {
            if (Unfit.Contains(ch))
                row.Append(CultureInfo.InvariantCulture, $"={(int)ch:X4}");
            else
                row.Append(ch);
        }

        return row.ToString();
    }

    /// <summary>The partition of a business key: it begins with a credit code, or with the division itself where an authority owns the record.</summary>
    public static string DivisionOf(string key) => key.Length > 6 && key[6] == '-' ? key[..6] : key.Length < 18 ? "" : key.Substring(2, 6);

    /// <summary>Where earlier versions go that no longer fit beside the record.</summary>
    public static string Overflow(string recordRowKey, Arrival last) =>
        $"~{recordRowKey}~{last.At.ToUnixTimeMilliseconds():D15}-{last.SubmissionId}";

    public static string FirstOverflow(string recordRowKey) => $"~{recordRowKey}~";
}

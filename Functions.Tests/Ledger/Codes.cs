using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Ledger;

/// <summary>Valid credit codes without end.</summary>
internal static class Codes
{
    /// <summary>The code of the n-th social group of a division.</summary>
    public static string Of(string division, int number, char type = '1')
    {
        var body = number.ToString("D7", CultureInfo.InvariantCulture);
        var draft = $"5{type}{division}M{body}00".ToCharArray();
        Uscc.TryCheckOrganisationCode(draft, out draft[16]);
        Uscc.TryCheck(draft, out draft[17]);
        return new(draft);
    }
}

using Nianbao.Domain.Inspection;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Acts;

/// <summary>What the domain refuses becomes an answer.</summary>
internal static class Refusals
{
    /// <summary>What the act makes.</summary>
    /// <exception cref="ProblemException">409: the state does not allow it.</exception>
    public static T Allowed<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (ActRefusedException refused)
        {
            throw ProblemException.Conflict(refused.Code, new(refused.Text.Chinese, refused.Text.English));
        }
    }
}

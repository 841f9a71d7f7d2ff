namespace Nianbao.Domain.Inspection;

/// <summary>How grave a ground is.</summary>
public enum Weight
{
    /// <summary>情节轻微: leads to 基本合格.</summary>
    Minor,

    /// <summary>情节严重: leads to 不合格.</summary>
    Serious,
}

/// <summary>A ground of the inspection (domain.md 8.2).</summary>
/// <param name="Weight">Its weight when nothing more is known.</param>
/// <param name="ByGravity">It can be minor or serious, by its gravity.</param>
/// <param name="ListTrigger">The trigger of the abnormal list (AB1…) it makes the organisation a candidate for, or null.</param>
public sealed record Ground(string Code, string Chinese, string English, string Basis, Weight Weight, bool ByGravity = false, string? ListTrigger = null);

/// <summary>A ground found to be given, with the weight it has in this case.</summary>
public readonly record struct StatedGround(string Code, Weight Weight)
{
    /// <summary>The ground with its usual weight.</summary>
    public static StatedGround Of(string code) => new(code, Grounds.Find(code)?.Weight ?? Weight.Minor);
}

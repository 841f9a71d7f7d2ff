namespace Nianbao.Domain.Procedures;

/// <summary>
/// A matter that goes its way step by step (a listing, a rectification, a supervision, a weak party organisation). Each version of its record is
/// one act, so that its history is all of them.
/// </summary>
public interface ICase
{
    string? Uscc { get; }

    string Key { get; }

    /// <summary>Where it is on its way: a state of its <see cref="Procedure"/>.</summary>
    string Stage { get; }

    /// <summary>The day it began.</summary>
    DateOnly? BeganOn { get; }

    /// <summary>The last day of the term that runs now, or null when none does.</summary>
    DateOnly? TermEndsOn { get; }

    /// <summary>The act that made this version; null for a row of a file.</summary>
    string? Act { get; set; }

    /// <summary>The day of that act.</summary>
    DateOnly? ActedOn { get; set; }

    /// <summary>The account that acted; null for the timer.</summary>
    string? Who { get; set; }

    /// <summary>The person who acted, masked.</summary>
    string? By { get; set; }

    string? Reason { get; set; }

    /// <summary>The document that proves it.</summary>
    string? Evidence { get; set; }

    /// <summary>Whether it bears what that act gave it, as far as the act says: then the act, sent again, is done already.</summary>
    bool Bears(CaseAct act);
}

/// <summary>What is done to a case, by whom, when, and why.</summary>
/// <param name="Name">A code of the procedure's acts.</param>
/// <param name="On">The day in China; an act that is recorded later bears the day it was done.</param>
public sealed record CaseAct(string Name, DateOnly On)
{
    /// <summary>The account; null for the timer.</summary>
    public string? Who { get; init; }

    /// <summary>The person, masked.</summary>
    public string? By { get; init; }

    public string? Reason { get; init; }

    public string? Evidence { get; init; }

    /// <summary>The last day of a term, where the act sets one that is not counted.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What gave occasion, as <c>AB1-2025</c>: the trigger, and where it comes from.</summary>
    public string? Occasion { get; init; }

    /// <summary>Codes of grounds.</summary>
    public IReadOnlyList<string>? Grounds { get; init; }

    /// <summary>1 to 3, of supervision.</summary>
    public int? Level { get; init; }

    /// <summary>There is nothing that the organisation could mend.</summary>
    public bool? NothingToRectify { get; init; }
}

using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>The dated numbers of an inspection (Rules/Parameters/inspection.json), as in force for one report year.</summary>
public sealed class InspectionLimits(RuleParameters parameters, int year)
{
    /// <summary>The numbers of a year by the parameters that ship with the code.</summary>
    public static InspectionLimits Of(int year) => new(RuleParameters.Default, year);

    /// <summary>So many distinct minor grounds weigh as much as a serious one.</summary>
    public int ManyMinorGrounds => Number("INSPECTION_MANY_MINOR");

    /// <summary>Whole years on the abnormal list that make a candidate for the list of serious dishonesty.</summary>
    public int ListedYears => Number("LISTED_SERIOUS_YEARS");

    /// <summary>A fine from here on is a serious penalty, in fen.</summary>
    public long SeriousFine => (long)(parameters.Get("PENALTY_SERIOUS_FINE", year) * 100);

    /// <summary>Events of one kind in one year from which on they count as repeated.</summary>
    public int RepeatedFrom => Number("EVENTS_REPEATED_FROM");

    /// <summary>The least interval between two registered letters that nobody signed for, in days.</summary>
    public int LettersLeastDays => Number("LETTERS_INTERVAL_MIN");

    /// <summary>The greatest interval between the two letters, in days.</summary>
    public int LettersMostDays => Number("LETTERS_INTERVAL_MAX");

    /// <summary>Whole months after which an order of rectification ends at the latest.</summary>
    public int RectificationMostMonths => Number("RECTIFICATION_MONTHS_MAX");

    /// <summary>The term of a rectification.</summary>
    public Term RectificationTerm(string legalType) => parameters.Find("RECTIFICATION_MONTHS", year, legalType) is { } months ? new((int)months, TermUnit.Months) : new(Number("RECTIFICATION_DAYS"), TermUnit.Days);

    /// <summary>The term of an order to correct in the report regime.</summary>
    public Term CorrectionTerm => new(Number("CORRECTION_ORDER_DAYS"), TermUnit.Days);

    /// <summary>The term of an order to file.</summary>
    public Term FilingTerm => new(Number("FILING_ORDER_DAYS"), TermUnit.Days);

    /// <summary>The term for a statement before a listing.</summary>
    public Term StatementTerm => new(Number("STATEMENT_WORKING_DAYS"), TermUnit.WorkingDays);

    /// <summary>The term for asking for a hearing.</summary>
    public Term HearingTerm => new(Number("HEARING_WORKING_DAYS"), TermUnit.WorkingDays);

    private int Number(string name) => (int)parameters.Get(name, year);
}

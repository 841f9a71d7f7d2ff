using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules;

/// <summary>
/// How much of the form a file carries. A summary table of figures is not held to entries it never asked for; a whole report is
/// held to all that are required. Whole is a file with columns or lists of at least five sections beyond the core of figures.
/// </summary>
public sealed class FormExtent
{
    private const int SectionsOfAWhole = 5;
    private readonly HashSet<string> _fields;
    private readonly HashSet<string> _beyond;

    /// <param name="fields">The English names of the columns and lists that the file has, filled in or not.</param>
    /// <param name="sections">The form's sections.</param>
    /// <param name="hasLists">Whether a file of its kind can hold lists at all: a CSV is one table, and its sender is not asked for officers or meetings.</param>
    public FormExtent(IEnumerable<string> fields, IReadOnlyList<Section> sections, bool hasLists = true)
    {
        _fields = new(fields, StringComparer.Ordinal);
        _beyond = hasLists ? [] : [.. sections.SelectMany(s => s.Children).Select(list => list.Name)];
        IsWhole = sections.Count(s => !s.IsStatement && (s.Columns.Any(c => !Core.Contains(c.Name) && _fields.Contains(c.Name)) || s.Children.Any(c => _fields.Contains(c.Name)))) >= SectionsOfAWhole;
    }

    /// <summary>Nothing is known of the file: what is missing is not asked for.</summary>
    public static readonly FormExtent Unknown = new([], []);

    /// <summary>Columns that summary tables carry as well.</summary>
    private static readonly HashSet<string> Core = new(StringComparer.Ordinal)
    {
        "uscc", "name", "legalType", "reportYear", "isCharity", "hasPublicFundraising", "supervisingUnit", "membersUnit", "membersIndividual", "membersTotal",
        "partyMembersTotal", "partyMembersFull", "partyMembersProbationary", "partyRelationInOrg", "partyMembersFullTime", "partyMembersManagement", "partyOrgType",
        "noPartyOrgReason", "coverageModes", "instructorName", "workstationNo", "restatementDeclared", "submittedOn", "preReviewedOn", "preReviewOpinion", "explanation",
    };

    /// <summary>Whether the file is a whole report.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether the file asks for a value: it is a whole report, or has one of these columns or lists.</summary>
    public bool Asks(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (_fields.Contains(field) || (IsWhole && !_beyond.Contains(field)))
                return true;
        }

        return false;
    }
}

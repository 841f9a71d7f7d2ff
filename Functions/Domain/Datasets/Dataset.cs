using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;

namespace Nianbao.Domain.Datasets;

/// <summary>
/// A dataset is a record type, its columns, key, period, rules, dimensions and measures. Reading, validation, storage,
/// aggregation, queries, documentation and the upload page are written once, against this definition.
/// </summary>
public abstract class Dataset
{
    /// <summary>The name in addresses, for example <c>annual-reports</c>.</summary>
    public abstract string Name { get; }

    public abstract string Chinese { get; }

    public abstract string English { get; }

    public abstract PeriodKind PeriodKind { get; }

    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>The lists inside a record. Empty for flat datasets.</summary>
    public virtual IReadOnlyList<ChildList> Children => [];

    /// <summary>The form of a period: its sections with their columns and lists, in order. By default one section with everything.</summary>
    public virtual IReadOnlyList<Section> SectionsFor(Period period) => [new("", Chinese, English, [.. Columns.Where(c => !c.Internal)], [.. Children.Where(c => !c.Internal)])];

    /// <summary>The columns that a file of that period may have: a report of 2025 is read by the form of 2025, whenever it comes.</summary>
    public virtual IReadOnlyList<Column> ColumnsFor(Period period) => Columns;

    /// <summary>The name of the form of that period, for example NPO2004: templates of two years with one form are interchangeable.</summary>
    public virtual string FormFor(Period period) => "";

    /// <summary>The columns by which a row of a list on a sheet of its own names the record it belongs to.</summary>
    public virtual IReadOnlyList<string> KeyColumns => ["uscc"];

    public abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules as records are held against them.</summary>
    public ApplicableRules ApplicableRules => field ??= new(Rules);

    public abstract IReadOnlyList<Dimension> Dimensions { get; }

    public abstract IReadOnlyList<Measure> Measures { get; }

    /// <summary>Begins with the month, so a query can name part of a year: true for activities.</summary>
    public virtual bool IsMonthly => false;

    /// <summary>Whether people upload files of it (an inspection's results are computed, not uploaded).</summary>
    public virtual bool IsUploadable => true;

    /// <summary>It is the register itself.</summary>
    public virtual bool IsRegister => false;

    /// <summary>Only registrars upload it: the register, and most ledgers.</summary>
    public virtual bool IsKeptByRegistrars => IsRegister;

    /// <summary>
    /// Changes when the same records would give other cells: new measures, new dimensions, new dated data behind them.
    /// A partition whose head bears another shape is recomputed from its records.
    /// </summary>
    public abstract string Shape { get; }

    /// <summary>
    /// Whether its records go through states (domain.md 6): one with errors is kept as returned, one with open questions waits.
    /// Elsewhere a row is accepted or it is not taken at all.
    /// </summary>
    public virtual bool HasStates => false;

    public abstract Record NewRecord();

    /// <summary>Fills what follows from the rest of the record, before rules see it.</summary>
    public virtual void Complete(Record record, Period period)
    {
    }

    /// <summary>
    /// Takes over what the register decides, after the rules have seen the record as reported and before it is stored,
    /// so that dimensions need no look-up and a blank or a wrong word cannot move a report to another deadline.
    /// </summary>
    public virtual void Adopt(Record record, Organisation? registered)
    {
    }

    /// <summary>The head row, within the partition, that holds the record's cell: empty, or the month as MM.</summary>
    public virtual string HeadOf(Record record) => "";

    /// <summary>
    /// The dimension and the values that the public may see, or null when all of it is public: of the inspection only what was published.
    /// </summary>
    public virtual (string Dimension, string[] Values)? PublicPart => null;

    /// <summary>Whether the record counts in totals (a void activity does not).</summary>
    public virtual bool Counts(Record record) => true;

    /// <summary>
    /// Names of what is counted once however many records name it, such as the organisations that held activities. The heads hold how many records that
    /// count name each, so that distinct counts need no records. Nothing of which there may be very many.
    /// </summary>
    public virtual IEnumerable<string> CountedOnce(Record record) => [];

    /// <summary>A few facts of the record that completeness needs of every organisation, or null when there are none.</summary>
    public virtual string? RosterEntry(Record record, RecordFacts facts) => null;

    /// <summary>What completeness needs of a record that was returned and does not count, or null when nothing.</summary>
    public virtual string? ReturnedEntry(Record record, RecordFacts facts) => null;

    /// <summary>Whether every record has an entry in one of the two rosters: what they do not name is not stored.</summary>
    public virtual bool RostersNameAll => false;

    /// <summary>The column of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Column Column(string name) => Columns.FirstOrDefault(c => c.Name == name) ?? throw new KeyNotFoundException($"{Name} has no column {name}.");

    /// <summary>The list of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public ChildList Child(string name) => Children.FirstOrDefault(c => c.Name == name) ?? throw new KeyNotFoundException($"{Name} has no list {name}.");

    /// <summary>A short stable hash of what the cells consist of, for <see cref="Shape"/>.</summary>
    protected string Fingerprint(params IEnumerable<string> extra)
    {
        var parts = Dimensions.Select(d => d.Name).Append("|").Concat(Measures.Select(m => m.Name)).Append("|").Concat(extra);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', parts))))[..12];
    }
}

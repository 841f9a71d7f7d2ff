using System.Runtime.InteropServices;

namespace Nianbao.Domain.Activities;

/// <summary>What comparisons need of an activity, and where those before it are.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct ActivityPrint
{
    public ulong Exact;
    public ulong Key;
    public ulong Project;
    public long Funds;
    public long Served;
    public int Start;
    public int End;
    public int Row;
    public uint Content;
    public int BeforeOfOrganisation;
    public int BeforeOfId;
    public int BeforeOfDay;
    public int BeforeOfProject;

    /// <summary>How many the organisation has before it.</summary>
    public int Nth;
    public int Uscc;
    public int Id;
    public int Title;
    public short UsccLength;
    public short IdLength;
    public short TitleLength;
    public byte Type;
    public bool Counts;
    public bool IsAccepted;
    public bool IsGone;
}

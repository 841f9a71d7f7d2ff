namespace Nianbao.Pipeline.Workbooks;

/// <summary>Gives looks a number: in a workbook of our own, or in somebody else's.</summary>
internal interface IStyles
{
    /// <summary>The style's number in the workbook.</summary>
    int Of(CellLook look);
}

using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>Departments that supervise organisations.</summary>
public enum Department
{
    CivilAffairs,
    Education,
    Health,
    Labour,
    Culture,
    Science,
    Justice,
    Agriculture,
    Industry,
    Commerce,
    Housing,
    Transport,
    Disabled,
    Youth,
    Women,
}

/// <summary>The names of supervising units at each level.</summary>
internal static class Departments
{
    public static string NameOf(Department department, Division division)
    {
        var (stem, keepsName) = department switch
        {
            Department.CivilAffairs => ("民政", false),
            Department.Education => ("教育", false),
            Department.Health => ("卫生健康", false),
            Department.Labour => ("人力资源和社会保障", false),
            Department.Culture => ("文化广电旅游体育", false),
            Department.Science => ("科学技术", false),
            Department.Justice => ("司法", false),
            Department.Agriculture => ("农业农村", false),
            Department.Industry => ("工业和信息化", false),
            Department.Commerce => ("商务", false),
            Department.Housing => ("住房和城乡建设", false),
            Department.Transport => ("交通运输", false),
            Department.Disabled => ("残疾人联合会", true),
            Department.Youth => ("团委", true),
            _ => ("妇女联合会", true),
        };
        var place = Places.NameOf(division);
        if (keepsName)
            return department == Department.Youth ? $"共青团{place}委员会" : place + stem;
        // Provincial departments are 厅, but for one that keeps its 委员会.
        var office = division.Level != RegLevels.Province ? "局" : department == Department.Health ? "委员会" : "厅";
        return place + stem + office;
    }
}

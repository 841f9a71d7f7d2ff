namespace Nianbao.Pipeline.Observation;

/// <summary>Where the pages for those on duty lie: one for each alert and each trouble that the health can tell of.</summary>
public static class Runbook
{
    private const string Folder = "https://github.com/nianbao/nianbao/blob/main/infra/runbooks/";

    /// <summary>The page's address, for example of poison.</summary>
    public static string Address(string name) => $"{Folder}{name}.md";
}

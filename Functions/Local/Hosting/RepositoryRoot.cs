namespace Nianbao.Local.Hosting;

/// <summary>Finds the repository that this build belongs to: the page, Azurite and the data folder live in it.</summary>
public static class RepositoryRoot
{
    /// <summary>The nearest folder with Nianbao.slnx, upwards from the current folder, else from the program; null outside a repository.</summary>
    public static string? Find() => Upwards(Directory.GetCurrentDirectory()) ?? Upwards(AppContext.BaseDirectory);

    private static string? Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Nianbao.slnx")))
                return folder.FullName;
        }

        return null;
    }
}

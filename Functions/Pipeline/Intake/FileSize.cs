using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Nianbao.Pipeline.Intake;

/// <summary>How large a file may be, and how its size is said.</summary>
internal static class FileSize
{
    /// <summary>For a file in a request's body.</summary>
    public static long MaxBytes(IConfiguration configuration) => configuration.GetValue("Intake:MaxBytes", 268_435_456L);

    /// <summary>For a file put into storage directly; never less than for a body.</summary>
    public static long MaxDirectBytes(IConfiguration configuration) => Math.Max(configuration.GetValue("Intake:MaxDirectBytes", 536_870_912L), MaxBytes(configuration));

    /// <summary>For example 256 MiB, 1.5 KiB or 12 B.</summary>
    public static string Text(long bytes) => bytes switch
    {
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576m:0.#} MiB"),
        >= 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_024m:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}

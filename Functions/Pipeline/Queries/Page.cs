using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Configuration;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Queries;

/// <summary>Serves the built page from wwwroot beside the program, or from where the setting Page:Folder says.</summary>
public sealed class Page(IConfiguration configuration)
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly string _root = Path.GetFullPath(configuration["Page:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <summary>GET /{path}: a file of the page; / is index.html. Addresses of the API or the host that do not exist are 404s in JSON.</summary>
    public IResult File(HttpResponse response, string? path)
    {
        var name = string.IsNullOrEmpty(path) ? "index.html" : path;
        if (name.StartsWith("api", StringComparison.OrdinalIgnoreCase) || name.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || name.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
            throw ProblemException.NotFound($"没有地址 /{name}。", $"There is no /{name}.");
        var file = Path.GetFullPath(Path.Combine(_root, name));
        if (!file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !System.IO.File.Exists(file))
        {
            if (name == "index.html")
                return Results.Text("页面尚未构建：请在 Functions/Dashboard 中运行 npm ci && npm run build。\nThe page has not been built: run npm ci && npm run build in Functions/Dashboard.\n", "text/plain; charset=utf-8", statusCode: 503);
            throw ProblemException.NotFound($"没有地址 /{name}。", $"There is no /{name}.");
        }

        // File names below assets/ carry a hash of their content.
        response.Headers.CacheControl = name.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        return Results.File(file, Types.TryGetContentType(file, out var type) ? type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type : "application/octet-stream");
    }
}

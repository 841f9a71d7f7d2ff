using Azure;

namespace Nianbao.Pipeline.Storage;

/// <summary>Tells failures of the storage from our own. The clients throw one failure, or all failures of all tries together when they have given up.</summary>
public static class StorageFailure
{
    public static bool Is(Exception failure) =>
        failure is RequestFailedException || (failure is AggregateException all && all.InnerExceptions.All(inner => inner is RequestFailedException or OperationCanceledException));

    /// <summary>The storage's first word, or null when it said none.</summary>
    public static RequestFailedException? First(Exception failure) =>
        failure as RequestFailedException ?? (failure as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().FirstOrDefault();
}

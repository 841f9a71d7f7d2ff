namespace Nianbao.Pipeline.Notifications;

/// <summary>A way to send notices, opened for one run of the deliverer.</summary>
internal interface INoticeChannel : IAsyncDisposable
{
    /// <summary>Its name in attempts: webhook or smtp.</summary>
    string Name { get; }

    /// <summary>Fetches what sending these needs, in few requests.</summary>
    Task PrepareAsync(IReadOnlyList<StoredNotice> notices, CancellationToken cancellationToken);

    /// <summary>Sends one notice; several are sent at once.</summary>
    Task<SendOutcome> SendAsync(StoredNotice notice, CancellationToken cancellationToken);
}

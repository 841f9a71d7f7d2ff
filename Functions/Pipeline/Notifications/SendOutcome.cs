using System.Text.Json.Serialization;

namespace Nianbao.Pipeline.Notifications;

/// <summary>What came of trying to send.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SendResult>))]
public enum SendResult
{
    /// <summary>The other side has it.</summary>
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    /// <summary>It may work later.</summary>
    [JsonStringEnumMemberName("retry")]
    Retry,

    /// <summary>It will never work as it is.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It is not known where to send it.</summary>
    [JsonStringEnumMemberName("noAddress")]
    NoAddress,
}

/// <summary>What came of one attempt.</summary>
/// <param name="Reason">In a word; never an address, and never what the other side wrote.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
public readonly record struct SendOutcome(SendResult Result, string Reason, TimeSpan? RetryAfter = null);

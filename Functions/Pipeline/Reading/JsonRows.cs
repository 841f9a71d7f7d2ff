using System.Text;
using System.Text.Json;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The elements of a JSON array of objects, or of the array named rows or records in an object, as they stream by.</summary>
internal sealed class JsonRows : RawRows
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly JsonProperties _properties;
    private readonly ReadingLimits _limits;
    private readonly RecentTexts _texts = new();
    private readonly StringBuilder _list = new();
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private byte[] _buffer = new byte[BufferBytes];
    private char[] _characters = new char[256];
    private int _start;
    private int _end;
    private bool _isFinal;
    private JsonReaderState _state;

    private Place _place = Place.Start;
    private int _element;
    private int _skipDepth;
    private bool _rowsNext;
    private bool _sawRows;
    private JsonProperty _object;
    private JsonProperty? _property;
    private JsonProperty? _last;
    private int _listDepth;
    private bool _listIsComplex;
    private long _inObject;
    private long _inElement;
    private SourceRow? _item;
    private int _itemNumber;

    public JsonRows(Stream stream, int preamble, JsonProperties properties, ReadingLimits limits)
    {
        _stream = stream;
        _stream.Position = preamble;
        _properties = properties;
        _limits = limits;
        _object = properties.Root;
        _state = new(new JsonReaderOptions { MaxDepth = limits.JsonDepth });
    }

    private enum Place
    {
        Start,
        TopObject,
        Elements,
        Element,

        /// <summary>In an array of items, between them.</summary>
        Items,
        End,
    }

    /// <summary>Where the elements lie: empty, or /rows.</summary>
    public string ElementsPointer { get; private set; } = "";

    /// <summary>Says which lists of objects were passed over.</summary>
    public Note? Ignored => _ignored.Count == 0
        ? null
        : new($"以下属性的值是对象列表，不属于本表，未读取：{string.Join("、", _ignored.Take(20))}。", $"These properties hold lists of objects that do not belong to this dataset; they were not read: {string.Join(", ", _ignored.Take(20))}.");

    public override bool Read(SourceRow row)
    {
        try
        {
            while (true)
            {
                var json = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
                var complete = false;
                while (!complete && json.Read())
                    complete = Take(ref json, row);
                _start += (int)json.BytesConsumed;
                _state = json.CurrentState;
                if (complete)
                    return true;
                if (_isFinal)
                    return _place == Place.End && _sawRows ? false : throw NotRows();
                Refill();
            }
        }
        catch (JsonException e)
        {
            throw JsonSource.Malformed(e);
        }
        catch (InvalidOperationException e)
        {
            // A string with half a surrogate pair: \ud800.
            throw Refusal.Unreadable(
                $"JSON 第 {_element} 个元素中有无法解码的字符。",
                $"Element {_element} of the JSON holds a character that cannot be decoded.",
                "请检查该元素中的 \\u 转义。",
                "Check the \\u escapes in that element.",
                "JSON (RFC 8259)",
                row: Math.Max(1, _element),
                cause: e);
        }
    }

    public override void Dispose()
    {
    }

    /// <summary>Takes a token; true when it ends an element.</summary>
    private bool Take(ref Utf8JsonReader json, SourceRow row)
    {
        switch (_place)
        {
            case Place.Start when json.TokenType == JsonTokenType.StartArray:
                _place = Place.Elements;
                _sawRows = true;
                return false;
            case Place.Start when json.TokenType == JsonTokenType.StartObject:
                _place = Place.TopObject;
                return false;
            case Place.Elements when json.TokenType == JsonTokenType.StartObject:
                row.Clear(++_element);
                _inObject = _inElement = _properties.NextObject();
                _place = Place.Element;
                _object = _properties.Root;
                _property = _last = null;
                return false;
            case Place.Elements when json.TokenType == JsonTokenType.EndArray:
                _place = json.CurrentDepth == 0 ? Place.End : Place.TopObject;
                return false;
            case Place.Elements:
                throw Refusal.Unreadable(
                    $"JSON 第 {_element + 1} 个元素不是对象。",
                    $"Element {_element + 1} of the JSON is not an object.",
                    "数组的每个元素都应是 {\"字段\": 值} 形式的对象。",
                    "Each element of the array must be an object such as {\"field\": value}.",
                    "[{…}, {…}]",
                    row: _element + 1);
            case Place.Element:
                return TakeInElement(ref json, row);
            case Place.Items:
                TakeItem(ref json, row);
                return false;
            case Place.TopObject:
                return TakeTop(ref json);
            default:
                throw NotRows();
        }
    }

    /// <summary>In the object around the rows: finds rows or records, passes over the rest.</summary>
    private bool TakeTop(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName when _skipDepth == 0:
                var name = json.GetString();
                _rowsNext = name is not null && (name.Equals("rows", StringComparison.OrdinalIgnoreCase) || name.Equals("records", StringComparison.OrdinalIgnoreCase));
                if (_rowsNext && !_sawRows)
                    ElementsPointer = "/" + name;
                break;
            case JsonTokenType.StartArray when _skipDepth == 0 && _rowsNext && !_sawRows:
                _place = Place.Elements;
                _sawRows = true;
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                _skipDepth++;
                break;
            case JsonTokenType.EndArray:
                _skipDepth--;
                break;
            case JsonTokenType.EndObject when _skipDepth > 0:
                _skipDepth--;
                break;
            case JsonTokenType.EndObject:
                _place = Place.End;
                break;
        }

        return false;
    }

    private bool TakeInElement(ref Utf8JsonReader json, SourceRow row)
    {
        if (_listDepth > 0)
        {
            TakeInList(ref json, row);
            return false;
        }

        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                _property = Property(ref json);
                return false;
            case JsonTokenType.StartObject:
                _object = _property!;
                _property = _last = null;
                return false;
            case JsonTokenType.EndObject:
                if (_object == _properties.Root)
                {
                    _place = Place.Elements;
                    return true;
                }

                if (_object.Parent?.Items == _object)
                {
                    row.Add(new(_object.Shape.Table!, _item!));
                    _item = null;
                    _property = _object.Parent;
                    _place = Place.Items;
                    return false;
                }

                _last = _object;
                _object = _object.Parent!;
                return false;
            case JsonTokenType.StartArray when _item is null && _properties.ListAt(_property!) is { } items:
                row.Say(items.Table!);
                _itemNumber = 0;
                _place = Place.Items;
                return false;
            case JsonTokenType.StartArray:
                _listDepth = 1;
                _listIsComplex = false;
                _list.Clear();
                return false;
            default:
                Set(row, Cell(ref json));
                return false;
        }
    }

    /// <summary>Between the items of a list: begins the next one, or ends the list.</summary>
    private void TakeItem(ref Utf8JsonReader json, SourceRow row)
    {
        var items = _listDepth > 0 ? null : _property!.Items!;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when items is not null:
                _item = new();
                _item.Clear(++_itemNumber);
                _inObject = _properties.NextObject();
                _object = items;
                _property = _last = null;
                _place = Place.Element;
                return;
            case JsonTokenType.EndArray when items is not null:
                _inObject = _inElement;
                _last = _property;
                _object = _property!.Parent!;
                _place = Place.Element;
                return;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                if (_listDepth++ == 0)
                    Refuse(row, "[…]");
                return;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                _listDepth--;
                return;
            case JsonTokenType.PropertyName:
                return;
            default:
                if (items is not null)
                    Refuse(row, Cell(ref json).Text);
                return;
        }
    }

    /// <summary>Names an item that is no object.</summary>
    private void Refuse(SourceRow row, string written)
    {
        var item = new SourceRow();
        item.Clear(++_itemNumber);
        row.Add(new(_property!.Items!.Shape.Table!, item) { Problem = ListCell.NoObject(written) });
    }

    private void TakeInList(ref Utf8JsonReader json, SourceRow row)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                _listDepth++;
                _listIsComplex = true;
                break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                if (--_listDepth > 0)
                    break;
                if (!_listIsComplex)
                    Set(row, RawCell.Of(_list.ToString()));
                else if (_ignored.Count < 100)
                    _ignored.Add(_property!.Path);
                break;
            case JsonTokenType.PropertyName or JsonTokenType.Null:
                break;
            default:
                if (_listIsComplex)
                    break;
                if (_list.Length > 0)
                    _list.Append(';');
                _list.Append(Cell(ref json).Text);
                if (_list.Length > _limits.CellCharacters)
                    throw Refusal.CellTooLong(_limits.CellCharacters, _element, null);
                break;
        }
    }

    private JsonProperty Property(ref Utf8JsonReader json)
    {
        // Objects of a list repeat their properties in one order, so the next one is usually known without making a string.
        var expected = _last is null ? _object.First : _last.Next;
        if (expected is null || expected.Parent != _object || !json.ValueTextEquals(expected.Utf8Name))
        {
            expected = _properties.Child(_object, json.GetString()!, _element);
            if (_last is null)
                _object.First = expected;
            else
                _last.Next = expected;
        }

        if (expected.SeenIn == _inObject)
        {
            throw Refusal.Unreadable(
                $"JSON 第 {_element} 个元素中属性“{Refusal.Shown(expected.Path)}”出现了两次。",
                $"Element {_element} of the JSON gives the property '{Refusal.Shown(expected.Path)}' twice.",
                "请删除重复的属性。",
                "Remove the repeated property.",
                "不重复的属性 / distinct properties",
                Refusal.Shown(expected.Path),
                row: _element);
        }

        expected.SeenIn = _inObject;
        _last = expected;
        return expected;
    }

    private void Set(SourceRow row, in RawCell cell) => (_item ?? row).Set(_properties.ColumnOf(_property!, _element), in cell);

    private RawCell Cell(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.True:
                return new("true", CellKind.Flag);
            case JsonTokenType.False:
                return new("false", CellKind.Flag);
            case JsonTokenType.Number or JsonTokenType.String:
                if (json.ValueSpan.Length > _characters.Length)
                    _characters = new char[Math.Max(json.ValueSpan.Length, _characters.Length * 2)];
                var length = json.TokenType == JsonTokenType.Number
                    ? Encoding.ASCII.GetChars(json.ValueSpan, _characters)
                    : json.CopyString(_characters);
                if (length > _limits.CellCharacters)
                    throw Refusal.CellTooLong(_limits.CellCharacters, _element, null);
                var text = _characters.AsSpan(0, length);
                return text.IsWhiteSpace() ? RawCell.Empty : new(_texts.Get(text), json.TokenType == JsonTokenType.Number ? CellKind.Number : CellKind.Text);
            default:
                return RawCell.Empty;
        }
    }

    private void Refill()
    {
        var kept = _end - _start;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }
        else if (kept == _buffer.Length)
        {
            // A single value fills the buffer.
            if (_buffer.Length >= _limits.RecordCharacters)
                throw Refusal.CellTooLong(_limits.CellCharacters, Math.Max(1, _element), null);
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        (_start, _end) = (0, kept);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isFinal = read == 0;
    }

    private static UnreadableFileException NotRows() => Refusal.Unreadable(
        "JSON 中没有记录数组。",
        "The JSON holds no list of records.",
        "内容应为 [{…}, {…}],或 {\"rows\": [{…}]}。",
        "It should be [{…}, {…}] or {\"rows\": [{…}]}.",
        "[{…}] / {\"rows\": [{…}]}");
}

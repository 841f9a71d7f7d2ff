namespace Nianbao.Pipeline.Reading;

/// <summary>The properties seen in a JSON file, nested ones by their path (partyOrg.type), numbered in the order of their first appearance.</summary>
internal sealed class JsonProperties(int limit)
{
    private readonly List<string> _paths = [];

    /// <summary>The paths of all values seen; their index is the file's column.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Elements begun so far, over all walks.</summary>
    public long Objects { get; set; }

    public Node Root { get; } = new("");

    /// <summary>The column of a property's value.</summary>
    public int ColumnOf(Node property, int element)
    {
        if (property.Column < 0)
        {
            if (_paths.Count >= limit)
                throw Refusal.TooManyColumns(limit, element);
            property.Column = _paths.Count;
            _paths.Add(property.Path);
        }

        return property.Column;
    }

    /// <summary>A property, with those below it.</summary>
    internal sealed class Node(string path)
    {
        private readonly Dictionary<string, Node> _children = new(StringComparer.Ordinal);

        public string Path { get; } = path;

        public byte[] Utf8Name { get; private init; } = [];

        /// <summary>The file's column, or -1 while no value was seen.</summary>
        public int Column { get; set; } = -1;

        /// <summary>The property that came after this one last time: objects of a list repeat their order.</summary>
        public Node? Next { get; set; }

        /// <summary>The first property inside this one, likewise.</summary>
        public Node? First { get; set; }

        public Node? Parent { get; private init; }

        /// <summary>The object, by <see cref="Objects"/>, that gave this property last.</summary>
        public long SeenIn { get; set; }

        public Node Child(string name, int limit, int element)
        {
            if (_children.TryGetValue(name, out var child))
                return child;
            if (_children.Count >= limit)
                throw Refusal.TooManyColumns(limit, element);
            child = new(Path.Length == 0 ? name : $"{Path}.{name}") { Utf8Name = System.Text.Encoding.UTF8.GetBytes(name), Parent = this };
            _children.Add(name, child);
            return child;
        }
    }
}

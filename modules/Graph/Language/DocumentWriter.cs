using System.Text;

namespace Selec.Graph.Language;

/// <summary>Recurses as deep as the tree is, and counts: a tree need not come from the reader, whose limit it would keep.</summary>
internal sealed partial class DocumentWriter
{
    private const int Step = 2;

    private readonly StringBuilder _text = new();
    private int _indentation;
    private int _depth;

    public override string ToString() => _text.ToString();

    public void Write(Node node)
    {
        if (++_depth > Printer.MaxDepth)
        {
            throw new InvalidOperationException($"The tree is nested more than {Printer.MaxDepth} nodes deep.");
        }

        WriteNode(node);
        _depth--;
    }

    private void WriteNode(Node node)
    {
        switch (node)
        {
            case Document document:
                Each(document.Definitions, "\n\n");
                _text.Append('\n');
                break;
            case Declaration declaration:
                Declare(declaration);
                break;
            case MemberDeclaration member:
                Declare(member);
                break;
            case Value value:
                WriteValue(value);
                break;
            case TypeRef type:
                _text.Append(type);
                break;
            default:
                WriteExecutable(node);
                break;
        }
    }

    private void Each(IReadOnlyList<Node> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Write(nodes[i]);
        }
    }

    /// <summary>One node a line between braces, or nothing when there are none.</summary>
    private void Lines(char open, IReadOnlyList<Node> nodes, char close)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        _text.Append(open);
        _indentation += Step;
        foreach (var node in nodes)
        {
            NewLine();
            Write(node);
        }

        _indentation -= Step;
        NewLine();
        _text.Append(close);
    }

    private void Inline(string open, IReadOnlyList<Node> nodes, string close)
    {
        if (nodes.Count > 0)
        {
            _text.Append(open);
            Each(nodes, ", ");
            _text.Append(close);
        }
    }

    private void WriteDirectives(IReadOnlyList<Directive> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(' ');
            Write(directive);
        }
    }

    private void NewLine() => _text.Append('\n').Append(' ', _indentation);
}

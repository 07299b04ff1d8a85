namespace Autograder.Reference.Differentiation;

/// <summary>One input of a node and the way back to it.</summary>
/// <param name="From">what the node was computed from</param>
/// <param name="Pull">from the node itself and its adjoint to the part of the adjoint that goes to <paramref name="From"/></param>
internal readonly record struct NodeInput(Node From, Func<Node, Node, Node> Pull);

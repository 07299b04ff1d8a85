using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>A network's forward pass as nodes, and the derivatives of its objective.</summary>
internal sealed class MlpPass
{
    private readonly MlpGivens _mlp;
    private readonly Assumptions _assume;

    /// <param name="mlp">everything but the parameters</param>
    /// <param name="weights">outputs by inputs, one per layer</param>
    /// <param name="biases">columns; null: none</param>
    /// <param name="assume">values and derivatives taken over</param>
    public MlpPass(MlpGivens mlp, IReadOnlyList<Matrix> weights, IReadOnlyList<Matrix>? biases, Assumptions assume)
    {
        (_mlp, _assume) = (mlp, assume);
        X = Node.Variable(mlp.X);
        W = [.. weights.Select(Node.Variable)];
        B = [.. (biases ?? mlp.Sizes.Skip(1).Select(n => Matrix.Zero(n, 1))).Select(Node.Variable)];
        var (zs, activations, at) = (new List<Node>(), new List<Node>(), X);
        for (var l = 0; l < mlp.Layers; l++)
        {
            var z = assume.Value($"z[{l + 1}]", Linear.Product(W[l], at) + B[l]);
            at = mlp.Conventions[l].Apply(mlp.Activation[l], z);
            at = assume.Value($"a[{l + 1}]", mlp.Masks[l] is { } mask ? at * Node.Constant(mask) : at);
            if (l == mlp.Layers - 1)
            {
                at = assume.Value("y", at);
                assume.Derivative($"a[{l + 1}]", at);
            }
            zs.Add(z);
            activations.Add(at);
        }
        (Z, A) = (zs, activations);
    }

    public Node X { get; }

    public IReadOnlyList<Node> W { get; }

    public IReadOnlyList<Node> B { get; }

    public IReadOnlyList<Node> Z { get; }

    public IReadOnlyList<Node> A { get; }

    public Node Y => A[^1];

    public Node Loss(LossGivens loss) => loss.Of(Y, _mlp.Target);

    /// <summary>dL/dy of the loss alone.</summary>
    public Matrix LossByOutput(LossGivens loss)
    {
        if (_assume.Derivatives.TryGetValue(Y, out var assumed))
        {
            return assumed;
        }
        var y = Node.Variable(Y.Value);
        return Derivatives.Of(loss.Of(y, _mlp.Target))[y].Value;
    }

    /// <summary>All derivatives of loss and penalty.</summary>
    public Derivatives Back(LossGivens loss, Node? penalty)
    {
        // Softmax or sigmoid and its cross-entropy cancel; taken apart, −t/y would divide by an output that has underflowed to 0.
        var last = _mlp.Layers;
        var apart = _mlp.Masks[^1] is not null || _assume.Has("y") || _assume.Has($"a[{last}]") || _assume.Has("dL/dy") || _assume.Has($"dL/da[{last}]");
        var joined = apart || _mlp.Target is null ? null : loss.TermsFromLogits(_mlp.Activation[^1], Z[^1], _mlp.Target);
        var value = joined is null ? Loss(loss) : loss.Reduce(loss.PerExample(joined));
        return Derivatives.Of(penalty is null ? value : value + penalty, _assume.Derivatives);
    }
}

using Xunit;

namespace Autograder.Rubrics.Tests.Docs;

/// <summary>Computations that use what the page's examples leave out: masks, momentum, gaps, steps of their own, assumed results.</summary>
public static class RichGivens
{
    public static TheoryData<string> Examples =>
    [
        """
        calculator: mlp_forward_backward
        givens: { sizes: [2, 3, 2], w: [[[1, 2], [3, 4], [5, 6]], [[1, 2, 3], [4, 5, 6]]], b: [[1, 2, 3], [1, 2]], activation: [relu, softmax], x: [[1, 2], [3, 4]], target_class: [1, 2], loss: cross_entropy, base: 2, log_zero: -100, loss_scale: 2, mask: [[1, 0, 1], []], l2: 0.1, l2_form: whole, eta: 0.1, momentum: 0.9, momentum_form: velocity, w_velocity: [[[1, 2], [3, 4], [5, 6]], [[1, 2, 3], [4, 5, 6]]], b_velocity: [[1, 2, 3], [1, 2]], relu_at_zero: 1, assume: { "a[1]": [[1, 2], [3, 4], [5, 6]], "dL/dy": [[1, 2], [3, 4]] } }
        """,
        """
        calculator: mlp_forward_backward
        givens: { sizes: [2, 2], w: [[[1, 2], [3, 4]]], activation: sigmoid, x: [1, 2], loss: output, output_weights: [1, 0], eta: 0.1, momentum: 0.9, w_previous: [[[1, 2], [3, 4]]], gradient_at: previous }
        """,
        """
        calculator: rnn_unroll
        givens: { x: [[1, 2], [3, 4]], h0: [1, 2], w_in: [[1, 2], [3, 4]], w_rec: [[1, 2], [3, 4]], b: [1, 2], w_out: [[1, 2]], b_out: 1, target: [_, 1], loss: binary_cross_entropy, output_activation: sigmoid, truncate: 1, eta: 1, l2: 0.1 }
        """,
        """
        calculator: rnn_unroll
        givens: { x: [[1, 2], [3, 4]], w_in: [[1, 2], [3, 4]], w_rec: [[1, 2], [3, 4]], per_step: [w_in, b], elementwise: yes, b: [[1, 2], [3, 4]], target_class: [1, 2], loss: softmax_cross_entropy, reduction: mean, assume: { "h[1]": [1, 2], "dL/dh[2]": [1, 1] } }
        """,
        """
        calculator: rnn_unroll
        givens: { x: [1, 2], w_in: 1, w_rec: 2, differentiate: "h[2]", assume: { "h[1]": 3, "dL/dz[2]": 1 }, relu_at_zero: 1, activation: relu }
        """,
        """
        calculator: lstm_unroll
        givens: { x: [[1, 2], [3, 4]], h0: [1, 2], c0: [0, 1], w_in_f: [[1, 2], [3, 4]], w_rec_f: [1, 2], w_in_o: [[1, 2], [3, 4]], w_rec_o: [3, 4], b_o: [1, 1], w_in_c: [[1, 2], [3, 4]], w_rec_c: [3, 4], elementwise: yes, coupled: yes, target: [1, 2], loss_steps: last, eta: 0.1 }
        """,
        """
        calculator: batchnorm
        givens: { z: [[[[1, 2]], [[3, 5]]], [[[1, 7]], [[8, 5]]]], gamma: [1, 2], beta: 3, eps: 0.1, running_mean: [1, 2], running_var: 1, momentum: 0.5, running_ddof: 0, dy: [[[[1, 2]], [[3, 5]]], [[[1, 7]], [[8, 5]]]], assume: { mu: [1, 2] } }
        """,
        """
        calculator: loss
        givens: { y: [[0.2, 0.8], [0.6, 0.4]], target: [[0, 1], [1, 0]], examples: rows, reduction: sum, base: 10, weights: [1, [2, 3]], l2: 0.5 }
        """,
        """
        calculator: conv_forward
        givens: { image: [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], kernel: [[[[1, 2], [3, 4]]], [[[1, 2], [3, 4]]]], bias: [1, 2], stride: [1, 2], padding: [1, 0], dilation: 1, padding_value: 2, operation: convolution, activation: softmax, target: [[[1], [1], [1], [1]], [[1], [1], [1], [1]]], loss: mean_squared_error, eta: 1 }
        """,
        """
        calculator: conv_forward
        givens: { image: [1, 2, 3], kernel: [1, 2], padding: same, loss: output }
        """,
        """
        calculator: maxpool_conv_backprop
        givens: { image: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernel: [[1, 2], [3, 4]], pool: [2, 1], pool_stride: [1, 1], pool_padding: [1, 0], pool_padding_value: minus_infinity, ties: split, output_activation: sigmoid, target: [[1, 0], [0, 1], [1, 1]], eta: 1, assume: { pool: [[1, 0], [0, 1], [1, 1]] } }
        """,
        """
        calculator: critical_points
        givens: { function: "a*x^2 + ln(y)", variables: [x, y], values: { a: 2 }, at: [[0, 0], [1, 1]], box: [[-1, 1], [0, 1]] }
        """,
        """
        calculator: compgraph
        givens: { expression: "max(a*x, 0) + sqrt(x)/b", values: { a: 1, x: 2, b: 3 }, relu_at_zero: 1, assume: { n1: 4, "df/dn2": 3 } }
        """,
        """
        calculator: symbolic_equiv
        givens: { formula: "x y + p", key: "p + y x", variables: { x: [0, 1], y: { in: [0, 1] }, A: { shape: [N, 2] }, n: { integer: [1, 9] }, q: positive }, definitions: ["p = 2 x"], functions: [g], symbols: { u: x } }
        """,
    ];
}

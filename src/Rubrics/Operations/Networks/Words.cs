using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>What things of a network are called when talking to students; layers count from 1, the first that has weights.</summary>
internal static class Words
{
    /// <summary>Names of arrays as drivers give them, such as gw0, own/gb1, W3.0 (step 3, layer 0), Z1.</summary>
    public static string Part(string name)
    {
        var bare = name[(name.IndexOf('/') + 1)..];
        var kind = bare.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        var numbers = bare[kind.Length..].Split('.');
        var layer = int.TryParse(numbers[^1], out var index) ? $" of layer {index + 1}" : "";
        var step = numbers.Length == 2 && int.TryParse(numbers[0], out var s) ? $" after step {s + 1}" : "";
        var what = kind switch
        {
            "gw" => "the gradient of the weights",
            "gb" => "the gradient of the biases",
            "W" => "the weight matrix",
            "b" => "the bias",
            "Z" => "the weighted input z",
            "A" => "the activation",
            "output" => "the output",
            _ => bare,
        };
        return what + layer + step;
    }

    public static string Of(Activation activation) => activation switch
    {
        Activation.Sigmoid => "sigmoid",
        Activation.Tanh => "tanh",
        Activation.ReLU => "ReLU",
        Activation.LeakyReLU => "leaky ReLU",
        Activation.Linear => "no activation",
        Activation.Softmax => "softmax",
        Activation.Step => "a step",
    };
}

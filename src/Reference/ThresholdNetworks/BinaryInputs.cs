namespace Autograder.Reference.ThresholdNetworks;

/// <summary>All combinations of binary inputs in counting order: the first input is the highest digit.</summary>
internal static class BinaryInputs
{
    public static double[] Row(int number, int inputs, InputCoding coding)
    {
        var row = new double[inputs];
        for (var i = 0; i < inputs; i++)
        {
            var set = (number >> (inputs - 1 - i) & 1) == 1;
            row[i] = set ? 1 : coding == InputCoding.Binary ? 0 : -1;
        }
        return row;
    }

    public static IEnumerable<double[]> All(int inputs, InputCoding coding) =>
        Enumerable.Range(0, 1 << inputs).Select(number => Row(number, inputs, coding));
}

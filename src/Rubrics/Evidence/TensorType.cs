namespace Autograder.Rubrics.Evidence;

/// <summary>The element types that may leave a box.</summary>
public enum TensorType { F64, F32, I64, I32, U8, Bool }

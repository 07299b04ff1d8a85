namespace Autograder.Sandbox.Engine;

/// <summary>Versions of what boxes are made with; empty where it takes no part, or does not say.</summary>
internal sealed record EngineVersions(string Engine, string Runc, string Containerd = "", string Toolkit = "");

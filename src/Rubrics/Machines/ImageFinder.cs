using System.Collections.Concurrent;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Machines;

/// <summary>Finds the image of an assignment and remembers it for a short while: an image may be built anew while a host goes on.</summary>
/// <param name="stale">Called when an image is looked up anew: other things that were missing may be there by now as well.</param>
internal sealed class ImageFinder(BoxEngine engine, GpuNeed? gpu, TimeProvider time, Action stale)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (ImageId Image, long Since)> _found = new(StringComparer.Ordinal);

    /// <exception cref="GradingFault">The image or a required GPU is missing, or the image must not be used.</exception>
    public async Task<ImageId> FindAsync(Assignment assignment, CancellationToken cancel)
    {
        // A name of ours, or the full name of any other image, such as one with CUDA.
        var ours = assignment.Image?.AsSpan().IndexOfAny('/', ':') < 0;
        var name = ours ? $"autograder/{assignment.Image}" : assignment.Image ?? "";
        if (_found.TryGetValue(name, out var known) && time.GetElapsedTime(known.Since) < Remembered)
        {
            return known.Image;
        }

        stale();
        var facts = await engine.DescribeImageAsync(name, cancel)
            ?? throw new MissingHere($"The sandbox image '{name}' is not on this machine. {(ours ? $"./run builds what is missing; so does scripts/images.sh {assignment.Image}." : "Pull it, or build it under that name; nothing is pulled while grading.")}");
        if (facts.Volumes.Count > 0)
        {
            throw new GradingFault($"The sandbox image '{name}' declares {string.Join(", ", facts.Volumes)} as volumes, which would be folders of this machine that a box may fill. Build it without VOLUME.");
        }

        if (gpu == GpuNeed.Required && (await engine.InspectAsync(cancel)).Gpus.Count == 0)
        {
            throw new MissingHere("A GPU is required (--gpu required), but the Docker engine of this machine offers none. 'autograder doctor' says more.");
        }

        _found[name] = (facts.Id, time.GetTimestamp());
        return facts.Id;
    }
}

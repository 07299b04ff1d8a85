using System.Globalization;

namespace Autograder.Faults;

/// <summary>A small disk of its own: a file system in a file, mounted through a loop device.</summary>
internal sealed class Volume : IAsyncDisposable
{
    private readonly string _image;
    private readonly string _place;
    private bool _mounted;

    private Volume(string image, string place) => (_image, _place) = (image, place);

    /// <summary>Mounts a new one of this size.</summary>
    public static async Task<Volume> MakeAsync(string image, string place, int mebibytes)
    {
        await Shell.RunAsync("truncate", "-s", string.Create(CultureInfo.InvariantCulture, $"{mebibytes}M"), image);
        await Shell.RunAsync("mkfs.ext4", "-q", "-m", "0", image);
        return await MountAsync(image, place);
    }

    public static async Task<Volume> MountAsync(string image, string place)
    {
        Directory.CreateDirectory(place);
        var volume = new Volume(image, place);
        // what nobody asked to be on the disk is not on it for minutes, as the worst of disks would have it
        await Shell.RunAsync("mount", "-o", "loop,commit=300", image, place);
        volume._mounted = true;
        return volume;
    }

    /// <summary>Takes all the room there is.</summary>
    public async Task FillAsync()
    {
        var most = new DriveInfo(_place).AvailableFreeSpace - (8 << 20);
        await Shell.RunAsync("fallocate", "-l", most.ToString(CultureInfo.InvariantCulture), Path.Combine(_place, "ballast"));
        await Shell.RunAsync("bash", "-c", $"dd if=/dev/zero of={Path.Combine(_place, "ballast-2")} bs=4k 2> /dev/null; sync -f {_place}");
    }

    /// <summary>Gives it back.</summary>
    public void Free()
    {
        File.Delete(Path.Combine(_place, "ballast"));
        File.Delete(Path.Combine(_place, "ballast-2"));
    }

    /// <summary>What would be on the disk if the power went now: what was only written, and not flushed, is not in it.</summary>
    public Task<string> CutPowerAsync(string copy) => Shell.RunAsync("cp", "--sparse=always", _image, copy);

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            _mounted = false;
            await Shell.RunAsync("umount", "-l", _place);
            File.Delete(_image);
        }
    }
}

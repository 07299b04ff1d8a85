using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Autograder.Sandbox.Docker;

/// <summary>The endpoints of the Docker Engine API that boxes need, over the engine's socket. One method, one request.</summary>
/// <remarks>There is no endpoint that copies files here: the engine's archive calls work on a tree that a student may be changing.</remarks>
internal sealed class DockerClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int LargestAnswer = 16 * 1024 * 1024;
    private static readonly EngineJsonContext Json = EngineJsonContext.Default;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public DockerClient(string socketPath, TimeProvider time)
    {
        SocketPath = socketPath;
        _time = time;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancel) => OpenAsync(socketPath, cancel),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    public string SocketPath { get; }

    public async Task PingAsync(CancellationToken cancel) => (await SendAsync(HttpMethod.Get, "_ping", null, cancel)).Dispose();

    public Task<InfoJson> InfoAsync(CancellationToken cancel) => GetAsync("info", Json.InfoJson, cancel);

    public Task<VersionJson> VersionAsync(CancellationToken cancel) => GetAsync("version", Json.VersionJson, cancel);

    public async Task<ImageJson?> FindImageAsync(string reference, CancellationToken cancel)
    {
        try
        {
            return await GetAsync($"images/{EscapeName(reference)}/json", Json.ImageJson, cancel);
        }
        catch (DockerRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns>The id, and what the engine has to say about the request.</returns>
    public async Task<(string Id, IReadOnlyList<string> Warnings)> CreateAsync(ContainerJson container, CancellationToken cancel)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(container, Json.ContainerJson));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await SendAsync(HttpMethod.Post, "containers/create", body, cancel);
        var created = await ReadAsync(answer, Json.CreatedJson, cancel);
        return (created.Id ?? throw new SandboxException("Docker created a container but gave no id for it."), created.Warnings ?? []);
    }

    /// <summary>The output of a container from now on, as the engine frames it; ends when the container does. Attach before starting, or the first bytes are lost.</summary>
    public async Task<Stream> AttachAsync(string id, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Post, $"containers/{id}/attach?stream=1&stdout=1&stderr=1", null, cancel, HttpCompletionOption.ResponseHeadersRead);
        return await answer.Content.ReadAsStreamAsync(cancel);
    }

    public async Task StartAsync(string id, CancellationToken cancel) => (await SendAsync(HttpMethod.Post, $"containers/{id}/start", null, cancel)).Dispose();

    public async Task<int> WaitAsync(string id, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"containers/{id}/wait", null, cancel);
        return (await ReadAsync(answer, Json.WaitJson, cancel)).StatusCode;
    }

    public async Task<StateJson> InspectAsync(string id, CancellationToken cancel) =>
        (await GetAsync($"containers/{id}/json", Json.InspectJson, cancel)).State
        ?? throw new SandboxException("Docker described a container without its state.");

    /// <summary>Kills the container; one that has ended or is gone counts as killed.</summary>
    public Task KillAsync(string id, CancellationToken cancel) => SendToGoneAsync(HttpMethod.Post, $"containers/{id}/kill?signal=KILL", cancel);

    /// <summary>Kills and removes the container with its volumes; one that is gone counts as removed.</summary>
    public Task RemoveAsync(string id, CancellationToken cancel) => SendToGoneAsync(HttpMethod.Delete, $"containers/{id}?force=1&v=1", cancel);

    /// <summary>Containers, running or not, that one of the engine's filters lets through, such as "label".</summary>
    public async Task<IReadOnlyList<ListedJson>> ListAsync(string filter, string value, CancellationToken cancel)
    {
        var filters = JsonSerializer.Serialize(new Dictionary<string, string[]> { [filter] = [value] }, Json.DictionaryStringStringArray);
        return await GetAsync($"containers/json?all=1&filters={Uri.EscapeDataString(filters)}", Json.ListListedJson, cancel);
    }

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> OpenAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string EscapeName(string reference) => Uri.EscapeDataString(reference).Replace("%2F", "/").Replace("%3A", ":").Replace("%40", "@");

    private async Task SendToGoneAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        try
        {
            (await SendAsync(method, path, null, cancel)).Dispose();
        }
        catch (DockerRefusal refusal) when (refusal.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // 404: gone already. 409: not running, or being removed by somebody else.
        }
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, cancel);
        return await ReadAsync(answer, type, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, CancellationToken cancel, HttpCompletionOption option = HttpCompletionOption.ResponseContentRead)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        using var request = new HttpRequestMessage(method, path) { Content = body };
        try
        {
            return await SendAsync(request, option, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new SandboxException($"Docker did not answer within {Patience.TotalSeconds:0} s ({method} {path}). Is the machine overloaded? See the engine's log.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption option, CancellationToken cancel)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, option, cancel);
        }
        catch (HttpRequestException error)
        {
            throw new SandboxException(
                $"Docker does not answer at {SocketPath}. Start the Docker engine, or set DOCKER_HOST=unix://… to where it listens; the user needs the right to use the socket.",
                error.Message, error);
        }
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified || answer.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            return answer;
        }
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(cancel);
            throw new DockerRefusal(answer.StatusCode, MessageOf(text));
        }
    }

    private static string MessageOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Json.MessageJson)?.Message ?? text;
        }
        catch (JsonException)
        {
            return text.Length > 2000 ? text[..2000] : text;
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        try
        {
            return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancel), type) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new SandboxException("Docker's answer could not be read; is something else listening on its socket?", error.Message, error);
        }
    }
}

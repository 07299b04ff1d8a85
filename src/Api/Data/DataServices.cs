using Autograder.Api.Hosting;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Data;

internal static class DataServices
{
    /// <summary>The database, the blobs, and the evidence in both.</summary>
    public static void AddData(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(options.ConnectionString));
        services.AddDbContext<PortalDb>((provider, db) => db.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(_ => options.OpenBlobs());
        services.AddSingleton<IEvidenceIndex, PostgresEvidenceIndex>();
        services.AddSingleton(provider => new EvidenceStore(provider.GetRequiredService<BlobStore>(), provider.GetRequiredService<IEvidenceIndex>()));
    }
}

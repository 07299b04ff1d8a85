namespace Autograder.Api.Marking;

internal static class MarkingServices
{
    public static void AddMarking(this IServiceCollection services)
    {
        services.AddScoped<MarkingDoor>();
        services.AddScoped<MarkedSheets>();
        services.AddScoped<SheetClaims>();
        AddSheets(services);
        services.AddScoped<RubricFormReader>();
        services.AddScoped<RubricEditing>();
        services.AddScoped<RubricOrder>();
    }

    private static void AddSheets(IServiceCollection services)
    {
        services.AddScoped<SheetDoor>();
        services.AddScoped<SheetReader>();
        services.AddScoped<SheetPages>();
        services.AddScoped<SheetWorks>();
        services.AddScoped<WriteUpPages>();
        services.AddScoped<NotebookHtml>();
        services.AddScoped<HandedInFiles>();
        services.AddScoped<SheetHistory>();
        services.AddScoped<SavedComments>();
        services.AddScoped<RequestAnswers>();
        services.AddScoped<SheetFormReader>();
        services.AddScoped<SheetPreview>();
        services.AddScoped<SheetRecords>();
        services.AddScoped<SheetSaving>();
        services.AddScoped<SheetSaves>();
    }
}

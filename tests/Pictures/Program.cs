using Autograder.Pictures;

// Pictures of every page of a running portal: Pictures ADDRESS FILE_OF_DEMO_ACCOUNTS OUT_FOLDER
if (args is not [var address, var accounts, var folder])
{
    Console.Error.WriteLine("usage: Pictures ADDRESS FILE_OF_DEMO_ACCOUNTS OUT_FOLDER");
    return 2;
}

return await new Photographer(new Uri(address), folder).RunAsync(DemoAccount.Read(accounts));

namespace Autograder.Reports.Tests.Samples;

/// <summary>Names and texts that have broken documents elsewhere.</summary>
internal static class NastyTexts
{
    public static readonly string[] All =
    [
        "محمد بن سلمان", "שרה לוי‎", "李小龙 (Bruce)", "ひらがな カタカナ 漢字", "김민준", "हिन्दी देवनागरी", "বাংলা", "தமிழ்", "ไทย", "Ελένη Παπαδοπούλου", "Щукин Лев",
        "Nguyễn Thị Hà", "Ža\u0301\u0328\u0323ga\u0336r" + new string('\u0301', 40), "👩‍👩‍👧‍👦 🏳️‍🌈 😀", "a\u200bb\u200dc\u2060d\ufeffe", "\u202eevil\u202c \u2066x\u2069",
        new string('W', 300), string.Concat(Enumerable.Repeat("漢", 300)), string.Concat(Enumerable.Repeat("👍🏽", 150)),
        "<script>alert(1)</script>", "#eval(\"1\") #sys.inputs *b* _i_ $ = @ref <label> `raw` // no /* no */ \\", "$\\input{/etc/passwd}$", "$\\def\\a{\\a\\a}\\a$", "$x^{$ $$ $", "$\\frac{1}{2}$ and $5 and $6",
        "a\0b\u0001c\u001b[31md\u007f\u0085e", "half \ud800 pair \udc00", "\ufffe\uffff \ue000 \U00010ffff \U000e0041", "𐀀𒀀𓀀 ⵣ ᚠ ᎣᏏᏲ አማርኛ ქართული Հայերեն ગુજરાતી", "line\nline\r\nline\u2028line\tTab",
        "", " ", "{{template}} %s ${x} {0}", "../../etc/passwd", "=cmd|' /C calc'!A0",
        "$\\mmlToken{mglyph}[src=\"/etc/hostname\" width=\"9em\" height=\"9em\"]{}$", "$\\mmlToken{mi}[href=\"http://192.0.2.1\"]{x}$", "$\\rule{9999em}{9999em}$", "$\\kern 99999em x$",
    ];
}

#include "check.h"
#include "spelled.h"
#include "table/encoding.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes that may hold NUL. */
#define BYTES(s) s, sizeof(s) - 1

static char path[64];

static void write_bytes(const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static const char *base(void)
{
    return strrchr(path, '/') + 1;
}

static const pdn_want want[] = {
    {.name = "from",
     .kind = PDN_TEXT,
     .required = true,
     .also = (const char *const[]){"fra", NULL},
     .filled = true},
    {.name = "to",
     .kind = PDN_TEXT,
     .required = true,
     .also = (const char *const[]){"til", NULL},
     .filled = true},
    {.name = "frequency", .kind = PDN_REAL, .not_negative = true},
    {.name = "year",
     .kind = PDN_INTEGER,
     .also = (const char *const[]){"år", NULL}},
    {.name = "mandate", .kind = PDN_BOOLEAN},
};

/* Reads bytes with the columns above; text of all findings in `told`. */
static pdn_status read_bytes(const char *bytes, size_t n,
                             const pdn_csv_options *o, pdn_diagnostics *f,
                             pdn_table *t)
{
    write_bytes(bytes, n);
    return pdn_csv_read(path, o, want, LEN(want), f, t);
}

static const char *const rename_0[] = {"from=from,x"};
static const char *const rename_1[] = {"from=HVEM", "to=med  hvem"};
static const char *const rename_2[] = {"year=Årstal"};
static const char *const rename_3[] = {"frmo=from"};
static const char *const rename_4[] = {"from"};

static void reads_what_people_have(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t n;
        pdn_csv_options o;
        const char *want;
    } cases[] = {
        /* clang-format off */
        {"plain", BYTES("from,to,frequency\nA,B,3\nC,D,0\n"), {0},
         "from=A|C;to=B|D;frequency=3|0"},
        {"no last line end", BYTES("from,to\nA,B"), {0}, "from=A;to=B"},
        {"byte order mark", BYTES("\xEF\xBB\xBF" "from,to\nA,B\n"), {0}, "from=A;to=B"},
        {"mark and quotes", BYTES("\xEF\xBB\xBF\"from\",to\nA,B\n"), {0}, "from=A;to=B"},
        {"two marks", BYTES("\xEF\xBB\xBF\xEF\xBB\xBF" "from,to\nA,B\n"), {0}, "from=A;to=B"},
        {"crlf", BYTES("from,to\r\nA,B\r\nC,D\r\n"), {0}, "from=A|C;to=B|D"},
        {"cr", BYTES("from,to\rA,B\rC,D\r"), {0}, "from=A|C;to=B|D"},
        {"semicolon", BYTES("from;to;frequency\nA;B;2,5\n"), {0},
         "from=A;to=B;frequency=2.5"},
        {"tab", BYTES("from\tto\tfrequency\nA\tB, C\t2.5\n"), {0},
         "from=A;to=B, C;frequency=2.5"},
        {"pipe", BYTES("from|to\nA|B\n"), {0}, "from=A;to=B"},
        {"sep line", BYTES("sep=;\r\nfrom;to\r\nA;B\r\n"), {0}, "from=A;to=B"},
        {"sep line, quoted", BYTES("\"sep=|\"\nfrom|to\nA|B\n"), {0}, "from=A;to=B"},
        {"separator within quotes", BYTES("from;to\n\"A;1\";B\n\"A;2\";B\n"), {0},
         "from=A;1|A;2;to=B|B"},
        {"commas in semicolons", BYTES("from;to;note\nA;B;x, y, z\nA;C;,\n"), {0},
         "from=A|A;to=B|C;note=x, y, z|,"},
        {"separator told", BYTES("from,x;to\nA,1;B\n"),
         {.separator = ';', .rename = rename_0, .renames = 1},
         "from=A,1;to=B"},
        {"blank lines", BYTES("\n\nfrom,to\n\nA,B\n  \n\nC,D\n\n"), {0}, "from=A|C;to=B|D"},
        {"blank rows", BYTES("from;to;year\nA;B;1\n;;\n;;\n"), {0}, "from=A;to=B;year=1"},
        {"newline within", BYTES("from,to\n\"A\nB\",C\n"), {0}, "from=A\nB;to=C"},
        {"doubled quotes", BYTES("from,to\n\"say \"\"hi\"\"\",C\n"), {0}, "from=say \"hi\";to=C"},
        {"blanks around", BYTES("from, to \n A ,\" B \"\n"), {0}, "from=A;to= B "},
        {"header case", BYTES("FROM,To,ÅR\nA,B,2021\n"), {0}, "from=A;to=B;year=2021"},
        {"norwegian", BYTES("Fra,TIL,År\nA,B,2021\n"), {0}, "from=A;to=B;year=2021"},
        {"decomposed", BYTES("fra,til,a\xCC\x8Ar\nA,B,2021\n"), {0}, "from=A;to=B;year=2021"},
        {"windows-1252", BYTES("fra;til;\xE5r\n\xC5snes;\x8A;2021\n"), {0},
         "from=Åsnes;to=Š;year=2021"},
        {"windows-1252 told", BYTES("from,to\n\xC3\xA5,B\n"), {.encoding = "windows-1252"},
         "from=Ã¥;to=B"},
        {"utf-16 little", BYTES("\xFF\xFE" "f\0r\0o\0m\0,\0t\0o\0\n\0\xC5\0,\0\x3D\xD8\x00\xDE\n\0"), {0},
         "from=Å;to=😀"},
        {"utf-16 big", BYTES("\xFE\xFF\0f\0r\0o\0m\0;\0t\0o\0\r\0\n\0\xE6\0;\0B"), {0},
         "from=æ;to=B"},
        {"utf-16 without mark", BYTES("f\0r\0o\0m\0,\0t\0o\0\n\0A\0,\0B\0\n\0"),
         {.encoding = "utf-16"}, "from=A;to=B"},
        {"states", BYTES("from,to,frequency\nA,B,\nA,C,NA\nA,D,.\nA,E,..\nA,F,:\n"
                         "A,G,*\nA,H,<5\nA,I,< 10\nA,J,0\n"), {0},
         "from=A|A|A|A|A|A|A|A|A;to=B|C|D|E|F|G|H|I|J;frequency=||.|..|:|:|:|:|0"},
        {"marks are text in text", BYTES("from,to\n.,NA\n:,<5\n"), {0}, "from=.|:;to=NA|<5"},
        {"quoted states", BYTES("from,to,frequency\nA,B,\"\"\nA,C,\" .. \"\n"), {0},
         "from=A|A;to=B|C;frequency=|.."},
        {"decimal comma quoted", BYTES("from,to,frequency\nA,B,\"2,5\"\nA,C,3\n"), {0},
         "from=A|A;to=B|C;frequency=2.5|3"},
        /* the ways of writing thousands are those of the contract, section 1 */
        {"thousands apart", BYTES("from;to;frequency\nA;B;10 000\nA;C;1 234 567\nA;D;7\nA;E;1 392,5\n"), {0},
         "from=A|A|A|A;to=B|C|D|E;frequency=10000|1234567|7|1392.5"},
        {"thousands apart, commas", BYTES("from,to,frequency\nA,B,10 000.5\nA,C,\"2\u00a0000\"\n"), {0},
         "from=A|A;to=B|C;frequency=10000.5|2000"},
        {"thousands by thin blanks", BYTES("from;to;frequency\nA;B;1\u2009392\nA;C;1\u202f392\n"), {0},
         "from=A|A;to=B|C;frequency=1392|1392"},
        {"thousands in windows-1252", BYTES("fra;til;\xE5r;folketall\nA;B;2021;1\xA0" "392\n"), {0},
         "from=A;to=B;year=2021;folketall=1392"},
        {"thousands carried along", BYTES("from;to;n;org;phone\nA;B;10 000;912 345 678;22 33 44\n"), {0},
         "from=A;to=B;n=10000;org=912 345 678;phone=22 33 44"},
        /* the words of yes and no, too */
        {"words for yes and no", BYTES("from,to,mandate\nA,B,ja\nA,C,Nei\nA,D,FALSE\nA,E,x\nA,F,0\n"), {0},
         "from=A|A|A|A|A;to=B|C|D|E|F;mandate=1|0|0|1|0"},
        {"decimal per column", BYTES("from;to;frequency;x\nA;B;2,5;1.5\nA;C;3;2\n"), {0},
         "from=A|A;to=B|C;frequency=2.5|3;x=1.5|2"},
        {"carried along", BYTES("from,to,hex,knr,n,note\nA,B,1f,0403,2.50,\nC,D,2,3403,.,y\n"), {0},
         "from=A|C;to=B|D;hex=1f|2;knr=0403|3403;n=2.5|.;note=(null)|y"},
        {"long codes are text", BYTES("from,to,k,p\nA,B,12345678901234567890,+4799\n"), {0},
         "from=A;to=B;k=12345678901234567890;p=+4799"},
        {"nameless last columns", BYTES("from;to;;\nA;B;;\nC;D\n"), {0}, "from=A|C;to=B|D"},
        {"header only", BYTES("from,to\n"), {0}, "from=;to="},
        {"renamed", BYTES("Hvem,Med hvem\nA,B\n"),
         {.rename = rename_1, .renames = 2}, "from=A;to=B"},
        {"boolean", BYTES("from,to,mandate\nA,B,1\nA,C,0\nA,D,.\n"), {0},
         "from=A|A|A;to=B|C|D;mandate=1|0|."},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char text[400];
        pdn_status st =
            read_bytes(cases[i].bytes, cases[i].n, &cases[i].o, &f, &t);
        CHECK(st == PDN_OK, "%s: %s", cases[i].name, pdn_message());
        spell(&t, text, sizeof text);
        CHECK(strcmp(text, cases[i].want) == 0, "%s: %s, want %s",
              cases[i].name, text, cases[i].want);
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

/* The message of all faults, with the file's name left out. */
static void told(const char *message, char *text, size_t size)
{
    size_t skip = strlen(base()) + 1, used = 0;

    for (const char *s = message; *s != '\0' && used + 1 < size;) {
        if (strncmp(s, base(), skip - 1) == 0)
            s += skip;
        else
            text[used++] = *s++;
    }
    text[used] = '\0';
}

static void refuses_with_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t n;
        pdn_csv_options o;
        const char *want; /* the message begins so */
    } cases[] = {
        /* clang-format off */
        {"empty", BYTES(""), {0}, " the file is empty"},
        {"only a mark", BYTES("\xEF\xBB\xBF"), {0}, " the file is empty"},
        {"only blank lines", BYTES("\n\r\n"), {0}, " the file is empty"},
        {"row too long", BYTES("from,to\nA,B,C\n"), {0}, "2:3: 3 fields, the header has 2"},
        {"row too short", BYTES("from,to,year\nA,B\n"), {0}, "2:3: 2 fields, the header has 3"},
        {"after a newline within", BYTES("from,to\n\"A\nB\",C\nx\n"), {0}, "4:2: 1 field, the header has 2"},
        {"a name twice", BYTES("from,to,From\nA,B,C\n"), {0}, "1:3: the name \"From\" stands twice"},
        {"two of one meaning", BYTES("from,to,fra\nA,B,C\n"), {0}, "1:3: \"from\" and \"fra\" (columns 1 and 3) are both from: --column \"from=fra\" takes this one"},
        {"column without name", BYTES("from,,to\nA,,B\nA,x,B\n"), {0}, "3:2: \"x\" stands in column 2, which has no name"},
        {"required missing", BYTES("from,too,x\nA,B,C\n"), {0}, "1: no column \"to\" (is it \"too\"?); has \"from\", \"too\", \"x\""},
        {"a nul", BYTES("from,to\nA,B\nA,\0B\n"), {0}, "3:2: byte 0x00: want text, not a NUL"},
        {"bad utf-8 after a mark", BYTES("\xEF\xBB\xBF" "from,to\nA,\xE5\n"), {0}, "2:2: byte 0xE5: want UTF-8"},
        {"bad utf-8 told", BYTES("from,to\nA,\xE5\n"), {.encoding = "utf-8"}, "2:2: byte 0xE5: want UTF-8"},
        {"overlong utf-8", BYTES("from,to\nA,\xC0\xAF\n"), {.encoding = "utf-8"}, "2:2: byte 0xC0: want UTF-8"},
        {"half a utf-16 letter", BYTES("\xFF\xFE" "f\0r\0o\0m\0,\0t\0o\0\n\0A\0,\0B\0\n"), {0}, "2:2: byte 0x0A: want UTF-16"},
        {"no letter of 1252", BYTES("from,to\nA,\x81\n"), {0}, "2:2: byte 0x81: want UTF-8 or Windows-1252"},
        {"quote never closed", BYTES("from,to\nA,B\nC,\"D\nE,F\n"), {0}, "3:2: a quote opened here is never closed"},
        {"quote closed too late", BYTES("from,to\nA,\"B\nC,\"D\"\n"), {0}, "2:2: a quote opened here is not closed before text on line 3"},
        {"quote within", BYTES("from,to\nA,B \"x\" C\n"), {0}, "2:2: a quote within a field"},
        {"text after a quote", BYTES("from,to\nA,\"B\"C\n"), {0}, "2:2: a quote within a field"},
        {"empty from", BYTES("from,to\n,B\n"), {0}, "2:1: from is empty"},
        {"empty to, quoted blank", BYTES("from,to\nA,\" \"\n"), {0}, "2:2: to is empty"},
        {"negative", BYTES("from,to,frequency\nA,B,-1\n"), {0}, "2:3: frequency is -1: want a number that is not negative"},
        {"text", BYTES("from,to,frequency\nA,B,often\n"), {0}, "2:3: frequency is \"often\": want a number"},
        {"infinite", BYTES("from,to,frequency\nA,B,inf\n"), {0}, "2:3: frequency is \"inf\": want a number"},
        {"nan", BYTES("from,to,frequency\nA,B,nan\n"), {0}, "2:3: frequency is \"nan\": want a number"},
        {"far too big", BYTES("from,to,frequency\nA,B,1e308\n"), {0}, "2:3: frequency is 1e308: want a number of at most 9007199254740992"},
        {"too big", BYTES("from,to,frequency\nA,B,1e999\n"), {0}, "2:3: frequency is \"1e999\": want a number"},
        {"thousands in a group of two", BYTES("from;to;frequency\nA;B;10 00\n"), {0}, "2:3: frequency is \"10 00\": want a number"},
        {"thousands in a group of four", BYTES("from;to;frequency\nA;B;10 0000\n"), {0}, "2:3: frequency is \"10 0000\": want a number"},
        {"four digits before thousands", BYTES("from;to;frequency\nA;B;1000 000\n"), {0}, "2:3: frequency is \"1000 000\": want a number"},
        {"two blanks in thousands", BYTES("from;to;frequency\nA;B;10  000\n"), {0}, "2:3: frequency is \"10  000\": want a number"},
        {"zero before thousands", BYTES("from;to;frequency\nA;B;0 123\n"), {0}, "2:3: frequency is \"0 123\": want a number"},
        {"blanks behind the decimal sign", BYTES("from;to;frequency\nA;B;1 000,5 00\n"), {0}, "2:3: frequency is \"1 000,5 00\": want a number"},
        {"both decimal signs", BYTES("from;to;frequency\nA;B;1,5\nA;C;2,5\nA;D;3.5\n"), {0}, "4:3: frequency is \"3.5\": want a number with decimal comma"},
        {"decimal told", BYTES("from;to;frequency\nA;B;1,5\n"), {.decimal = '.'}, "2:3: frequency is \"1,5\": want a number with decimal point"},
        {"not whole", BYTES("from,to,year\nA,B,2021.5\n"), {0}, "2:3: year is 2021.5: want a whole number"},
        {"no such year", BYTES("from,to,year\nA,B,20210\n"), {0}, "2:3: year is 20210: want a year from 1 to 9999"},
        {"year nought", BYTES("from,to,year\nA,B,0\n"), {0}, "2:3: year is 0: want a year from 1 to 9999"},
        {"not yes or no", BYTES("from,to,mandate\nA,B,2\n"), {0}, "2:3: mandate is 2: want 1 or 0"},
        {"no word for yes", BYTES("from,to,mandate\nA,B,kanskje\n"), {0}, "2:3: mandate is \"kanskje\": want 1 or 0"},
        {"theirs absent", BYTES("from,til\nA,B\n"),
         {.rename = rename_2, .renames = 1}, "1: no column \"Årstal\", which --column calls year"},
        {"name unknown", BYTES("from,to\nA,B\n"),
         {.rename = rename_3, .renames = 1}, "--column frmo=from: no file has a column called \"frmo\""},
        {"not NAME=THEIRS", BYTES("from,to\nA,B\n"),
         {.rename = rename_4, .renames = 1}, "--column from: want NAME=THEIRS"},
        {"xlsx", BYTES("PK\x03\x04\x14\0\x06\0[Content_Types].xml\0xl/"), {0}, " this is a damaged Excel workbook (.xlsx); want CSV"},
        {"ods", BYTES("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), {0}, " this is an OpenDocument spreadsheet (.ods)"},
        {"zip", BYTES("PK\x03\x04\x14\0 whatever"), {0}, " this is a zip archive"},
        {"xls", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), {0}, " this is an old Excel workbook (.xls)"},
        {"pdf", BYTES("%PDF-1.7\n"), {0}, " this is a PDF document"},
        {"sav", BYTES("$FL2@(#) IBM SPSS"), {0}, " this is an SPSS file (.sav)"},
        {"html", BYTES("\n <!DOCTYPE HTML><html>"), {0}, " this is an HTML page"},
        {"graphml", BYTES("<?xml version=\"1.0\"?>\n<graphml>"), {0}, " this is a GraphML network"},
        {"binary", BYTES("\x01\x02\x03\x04\0\x05\x06\x07\0\0"), {0}, " this is a binary file"},
        {"utf-16 without mark", BYTES("f\0r\0o\0m\0,\0t\0o\0\n\0"), {0}, " this is UTF-16 text without a byte order mark"},
        {"all in one run", BYTES("from,to,frequency\nA,B,-1\n,C,x\nA,B\n\"x,y,z\n1,2,3,4\n"), {0},
         "2:3: frequency is -1: want a number that is not negative\n"
         "3:1: from is empty\n"
         "3:3: frequency is \"x\": want a number\n"
         "4:3: 2 fields, the header has 3: the row is too short\n"
         "5:1: a quote opened here is never closed\n"
         "6:4: 4 fields, the header has 3: the row is too long"},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char text[1200];
        pdn_status st =
            read_bytes(cases[i].bytes, cases[i].n, &cases[i].o, &f, &t);
        CHECK(st == PDN_EPARSE, "%s: status %d", cases[i].name, (int)st);
        told(pdn_message(), text, sizeof text);
        CHECK(strncmp(text, cases[i].want, strlen(cases[i].want)) == 0,
              "%s:\n%s\nwant\n%s", cases[i].name, text, cases[i].want);
        CHECK(t.rows == 0 && t.columns == 0 && t.arena.head == NULL,
              "%s: the table was touched", cases[i].name);
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

static int begin(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/pdn-csv-%ld.csv", (long)getpid());
    return 0;
}

static int end(void **state)
{
    (void)state;
    (void)unlink(path);
    return 0;
}

/* Beyond every table that there is; what has more is no table. */
static void has_a_most_of_columns(void **state)
{
    (void)state;
    static const struct {
        int columns;
        const char *fault; /* NULL: none */
    } cases[] = {{40000, NULL},
                 {65536, NULL},
                 {65537, "1:65537: 65537 columns: want at most 65536"}};

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char *bytes = NULL, text[200];
        size_t n = 0;
        FILE *memory = open_memstream(&bytes, &n);
        assert_non_null(memory);
        fputs("from,to", memory);
        for (int k = 2; k < cases[i].columns; k++)
            fprintf(memory, ",c%d", k);
        assert_int_equal(fclose(memory), 0);
        pdn_status st = read_bytes(bytes, n, &(pdn_csv_options){0}, &f, &t);
        told(pdn_message(), text, sizeof text);
        if (cases[i].fault == NULL)
            CHECK(st == PDN_OK && t.columns == (size_t)cases[i].columns, "%s",
                  pdn_message());
        else
            CHECK(st == PDN_EPARSE && strcmp(text, cases[i].fault) == 0, "%s",
                  text);
        free(bytes);
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

/* Text is looked at several bytes at a time: what is no letter of ASCII is seen
 * at every place among them, and what stands behind it too. */
static void is_seen_wherever_it_stands(void **state)
{
    (void)state;
    enum { LONG = 60, PLACES = 41 };
    static const struct {
        const char *bytes;
        size_t n;
        const char *encoding, *text; /* "?": a flaw */
    } cases[] = {{BYTES("\xC3\xA5"), NULL, "\xC3\xA5"},
                 {BYTES("\xE5"), NULL, "\xC3\xA5"},
                 {BYTES("\xE5"), "utf-8", "?"},
                 {BYTES("\0"), NULL, "?"}};

    for (size_t c = 0; c < LEN(cases); c++)
        for (size_t at = 0; at < PLACES; at++) {
            pdn_diagnostics f = {0};
            encoding__text t = {0};
            char *bytes = calloc(LONG + 1, 1), wanted[LONG + 4] = "";
            assert_non_null(bytes);
            memset(bytes, 'x', LONG);
            memset(wanted, 'x', at);
            memcpy(bytes + at, cases[c].bytes, cases[c].n);
            strcat(wanted, cases[c].text);
            strcat(wanted, bytes + at + cases[c].n);
            MUST(encoding__take(bytes, LONG, "x", cases[c].encoding, &f, &t));
            assert_string_equal(t.at, wanted);
            bool flaw = strcmp(cases[c].text, "?") == 0;
            assert_int_equal(t.flaws, flaw);
            if (flaw) assert_int_equal(t.flaw[0].at, at);
            encoding__clear(&t);
            pdn_diagnostics_clear(&f);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_seen_wherever_it_stands),
        cmocka_unit_test(reads_what_people_have),
        cmocka_unit_test(refuses_with_the_place),
        cmocka_unit_test(has_a_most_of_columns),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

/* Workbooks: what Excel shows is what is read, and what is no sound workbook is
 * refused by its cell or its part. */
#include "check.h"
#include "spelled.h"
#include "xlsx.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-workbook-XXXXXX";
static char path[64], sheet_two[80];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return 1;
    snprintf(path, sizeof path, "%s/a.xlsx", folder);
    snprintf(sheet_two, sizeof sheet_two, "%s#Two", path);
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

static const pdn_want want[] = {
    {.name = "from", .kind = PDN_TEXT, .required = true, .filled = true},
    {.name = "frequency", .kind = PDN_REAL},
    {.name = "share", .kind = PDN_REAL},
    {.name = "share_percent", .kind = PDN_REAL},
    {.name = "year", .kind = PDN_INTEGER},
};

static const char texts[] =
    "<sst " XLSX_MAIN "><si><t>from</t></si>"
    "<si><r><t xml:space='preserve'>N</t></r><r><t>AV</t></r>"
    "<rPh sb='0' eb='1'><t>reading</t></rPh></si>"
    "<si><t xml:space='preserve'>  a_x000D_\n&lt;b&gt; _x005F_x </t></si>"
    "<si><t/></si></sst>";
static const char styles[] =
    "<styleSheet " XLSX_MAIN "><numFmts>"
    "<numFmt numFmtId='164' formatCode='0000'/>"
    "<numFmt numFmtId='165' formatCode='dd\\.mm\\.yyyy;@'/>"
    "<numFmt numFmtId='166' formatCode='[h]:mm'/>"
    "<numFmt numFmtId='167' formatCode='0.0&quot; dyr&quot;'/>"
    "<numFmt numFmtId='168' formatCode='[Red]0.0%'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
    "<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "<xf numFmtId='166'/><xf numFmtId='167'/><xf numFmtId='168'/>"
    "<xf numFmtId='22'/><xf numFmtId='20'/><xf numFmtId='9'/></cellXfs>"
    "</styleSheet>";

#define SHEET(rows) "<worksheet " XLSX_MAIN "><sheetData>" rows "</sheetData>"
#define END         "</worksheet>"
#define HEAD(name)                            \
    "<row r='1'><c r='A1' t='s'><v>0</v></c>" \
    "<c r='B1' t='inlineStr'><is><t>" name "</t></is></c></row>"
#define ROW2(cell) "<row r='2'><c r='A2' t='str'><v>x</v></c>" cell "</row>"

static pdn_status read_sheet(const char *xml, size_t n, const char *of,
                             pdn_diagnostics *f, pdn_table *t)
{
    const struct xlsx_part parts[] = {{"xl/worksheets/one.xml", xml, n},
                                      {"xl/texts.xml", texts, 0},
                                      {"xl/styles.xml", styles, 0},
                                      {"xl/two.xml", SHEET(HEAD("x")) END, 0}};

    xlsx_write(path, parts, LEN(parts));
    return pdn_csv_read(of, NULL, want, LEN(want), f, t);
}

static void reads_what_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *name, *xml, *want;
    } cases[] = {
        /* clang-format off */
        {"a number", SHEET(HEAD("n") ROW2("<c r='B2'><v>3</v></c>")) END, "from=x;n=3"},
        {"as Excel keeps .3", SHEET(HEAD("n") ROW2("<c r='B2'><v>0.29999999999999999</v></c>")) END, "from=x;n=0.3"},
        {"an exponent", SHEET(HEAD("n") ROW2("<c r='B2'><v>1E-3</v></c>")) END, "from=x;n=0.001"},
        {"a telephone number", SHEET(HEAD("n") ROW2("<c r='B2'><v>4791234567</v></c>")) END, "from=x;n=4791234567"},
        {"a number kept as text", SHEET(HEAD("frequency") ROW2("<c r='B2' t='str'><v>2,5</v></c>")) END, "from=x;frequency=2.5"},
        {"a code with its zero", SHEET(HEAD("n") ROW2("<c r='B2' s='1'><v>301</v></c>")) END, "from=x;n=0301"},
        {"truth", SHEET(HEAD("n") ROW2("<c r='B2' t='b'><v>1</v></c>")) END, "from=x;n=1"},
        {"an error is text", SHEET(HEAD("n") ROW2("<c r='B2' t='e'><v>#N/A</v></c>")) END, "from=x;n=#N/A"},
        {"a formula is its value", SHEET(HEAD("n") ROW2("<c r='B2'><f>1+1</f><v>2</v></c>")) END, "from=x;n=2"},
        {"a formula that gives nothing", SHEET(HEAD("n") ROW2("<c r='B2' t='str'><f>A1</f><v></v></c>")) END, "from=x;n=(null)"},
        /* days by Excel: 60 is its 29 February 1900, which never was */
        {"a day", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>44621</v></c>")) END, "from=x;n=2022-03-01"},
        {"the first day", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>1</v></c>")) END, "from=x;n=1900-01-01"},
        {"day 59", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>59</v></c>")) END, "from=x;n=1900-02-28"},
        {"day 60", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>60</v></c>")) END, "from=x;n=1900-02-29"},
        {"day 61", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>61</v></c>")) END, "from=x;n=1900-03-01"},
        {"a leap day", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>36585</v></c>")) END, "from=x;n=2000-02-29"},
        {"the last day", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>2958465</v></c>")) END, "from=x;n=9999-12-31"},
        {"beyond it", SHEET(HEAD("n") ROW2("<c r='B2' s='2'><v>2958466</v></c>")) END, "from=x;n=2958466"},
        {"a moment", SHEET(HEAD("n") ROW2("<c r='B2' s='6'><v>45616.334027777775</v></c>")) END, "from=x;n=2024-11-20 08:01"},
        {"almost midnight", SHEET(HEAD("n") ROW2("<c r='B2' s='6'><v>44620.999999</v></c>")) END, "from=x;n=2022-03-01 00:00"},
        {"a time", SHEET(HEAD("n") ROW2("<c r='B2' s='7'><v>0.5</v></c>")) END, "from=x;n=12:00"},
        {"hours that have gone", SHEET(HEAD("n") ROW2("<c r='B2' s='3'><v>1.5</v></c>")) END, "from=x;n=1.5"},
        {"a unit", SHEET(HEAD("frequency") ROW2("<c r='B2' s='4'><v>2</v></c>")) END, "from=x;frequency=2"},
        {"per cent", SHEET(HEAD("share_percent") ROW2("<c r='B2' s='5'><v>0.183</v></c>")) END, "from=x;share_percent=18.3"},
        {"per cent of one", SHEET(HEAD("share") ROW2("<c r='B2' s='8'><v>0.8</v></c>")) END, "from=x;share=0.8"},
        {"per cent of one's own", SHEET(HEAD("n") ROW2("<c r='B2' s='8'><v>0.07</v></c>")) END, "from=x;n=7"},
        {"texts", SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"
                        "<row r='2'><c r='A2' t='s'><v>1</v></c></row>"
                        "<row r='3'><c r='A3' t='s'><v>2</v></c></row>"
                        "<row r='4'><c r='A4' t='s'><v>3</v></c></row>") END,
         "from=NAV|a\r\n<b> _x"},
        {"no places told", SHEET("<row><c t='s'><v>0</v></c><c t='str'><v>n</v></c></row>"
                                 "<row/><row><c t='str'><v>x</v></c><c><v>1</v></c></row>") END,
         "from=x;n=1"},
        {"gaps", SHEET("<row r='3'><c r='B3' t='s'><v>0</v></c><c r='D3' t='str'><v>year</v></c></row>"
                       "<row r='9'><c r='B9' t='str'><v>x</v></c></row>"
                       "<row r='10'><c r='B10' t='str'><v>y</v></c><c r='D10'><v>2021</v></c></row>") END,
         "from=x|y;year=|2021"},
        {"merged downwards", SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='str'><v>year</v></c></row>"
                                   "<row r='2'><c r='A2' t='str'><v>x</v></c><c r='B2'><v>1</v></c></row>"
                                   "<row r='3'><c r='B3'><v>2</v></c></row>"
                                   "<row r='4'><c r='A4' t='str'><v>y</v></c></row>")
                             "<mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='B3:B1048576'/></mergeCells>" END,
         "from=x|x|y;year=1|2|2"},
        {"titles and a note", SHEET("<row r='1'><c r='A1' t='str'><v>Table 1, years</v></c></row>"
                           "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='str'><v>year</v></c></row>"
                           "<row r='4'><c r='A4' t='str'><v>x</v></c><c r='B4'><v>2021</v></c></row>") END,
         "from=x;year=2021"},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char got[1024] = "";
        pdn_status st =
            read_sheet(cases[i].xml, strlen(cases[i].xml), path, &f, &t);
        if (st == PDN_OK) spell(&t, got, sizeof got);
        if (st != PDN_OK || strcmp(got, cases[i].want) != 0) {
            fprintf(stderr, "%s:\n %s%s\nwant\n %s\n", cases[i].name, got,
                    st != PDN_OK ? pdn_message() : "", cases[i].want);
            fail();
        }
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

static void refuses_by_the_cell(void **state)
{
    (void)state;
    static const struct {
        const char *name, *xml, *want;
    } cases[] = {
        /* clang-format off */
        {"a word", SHEET(HEAD("frequency") ROW2("<c r='B2' t='str'><v>often</v></c>")) END,
         "a.xlsx:B2: frequency is \"often\": want a number"},
        {"beyond Z", SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='AB1' t='str'><v>year</v></c></row>"
                           "<row r='12'><c r='A12' t='str'><v>x</v></c><c r='AB12' t='e'><v>#DIV/0!</v></c></row>") END,
         "a.xlsx:AB12: year is \"#DIV/0!\""},
        {"a formula without its value", SHEET(HEAD("n") ROW2("<c r='B2'><f>A1</f></c>")) END,
         "a.xlsx:B2: a formula without its value: open the file in Excel and save it"},
        {"empty", SHEET(HEAD("n") "<row r='2'><c r='B2'><v>1</v></c></row>") END, "a.xlsx:A2: from is empty"},
        {"a row too long", SHEET(HEAD("n") ROW2("<c r='C2'><v>1</v></c>")) END, "a.xlsx:C2: 3 fields, the header has 2"},
        {"a name twice", SHEET(HEAD("from") ROW2("")) END, "a.xlsx:B1: the name \"from\" stands twice"},
        {"nothing", SHEET("") END, "a.xlsx: the file is empty: want a header row"},
        {"no such text", SHEET(HEAD("n") ROW2("<c r='B2' t='s'><v>4</v></c>")) END,
         "a.xlsx: this workbook cannot be read: row 2 column 2 points at a text that the workbook does not have"},
        {"a text below none", SHEET(HEAD("n") ROW2("<c r='B2' t='s'><v>-1</v></c>")) END, "row 2 column 2 points at a text"},
        {"rows that go back", SHEET("<row r='2'/><row r='1'/>") END, "the row after row 2 is numbered \"1\""},
        {"row 0", SHEET("<row r='0'/>") END, "the row after row 0 is numbered \"0\""},
        {"row 2^64", SHEET("<row r='18446744073709551617'/>") END, "the row after row 0 is numbered"},
        {"a row too far", SHEET("<row r='1048577'/>") END, "the row after row 0 is numbered \"1048577\""},
        {"a column too far", SHEET("<row r='1'><c r='XFE1'/></row>") END, "row 1 holds a cell \"XFE1\" out of place"},
        {"cells that go back", SHEET("<row r='1'><c r='B1'/><c r='A1'/></row>") END, "row 1 holds a cell \"A1\" out of place"},
        {"a cell of another row", SHEET("<row r='1'><c r='A2'/></row>") END, "row 1 holds a cell \"A2\" out of place"},
        {"a cell of no row", "<worksheet " XLSX_MAIN "><c r='A1'/></worksheet>", "row 0"},
        {"entities", "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                     SHEET(HEAD("n") ROW2("<c r='B2' t='str'><v>&b;</v></c>")) END,
         "xl/worksheets/one.xml declares a document type, and with it entities"},
        {"a file of the machine", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" SHEET("") END, "declares a document type"},
        {"no entity", SHEET(HEAD("n") ROW2("<c r='B2' t='str'><v>&b;</v></c>")) END, "is no sound XML (its line 1: Entity 'b' not defined"},
        {"cut short", "<worksheet><sheetData><row", "is no sound XML"},
        {"no XML", "from,to", "is no sound XML"},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        pdn_status st =
            read_sheet(cases[i].xml, strlen(cases[i].xml), path, &f, &t);
        const char *told = st != PDN_OK ? pdn_message() : "";
        if (st != PDN_EPARSE || strstr(told, cases[i].want) == NULL) {
            fprintf(stderr, "%s:\n %s\nwant\n %s\n", cases[i].name, told,
                    cases[i].want);
            fail();
        }
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

static void finds_the_sheet(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    char other[80];

    assert_int_equal(read_sheet(SHEET(HEAD("n")) END, 0, sheet_two, &f, &t),
                     PDN_OK);
    assert_string_equal(t.column[1].name, "x");
    assert_string_equal(t.file, "a.xlsx#Two");
    assert_int_equal(f.rows, 0);
    pdn_table_clear(&t);
    snprintf(other, sizeof other, "%s#first & BEST", path);
    assert_int_equal(pdn_csv_read(other, NULL, want, LEN(want), &f, &t),
                     PDN_OK);
    assert_string_equal(t.column[1].name, "n");
    pdn_table_clear(&t);
    snprintf(other, sizeof other, "%s#Tow", path);
    assert_int_equal(pdn_csv_read(other, NULL, want, LEN(want), &f, &t),
                     PDN_EPARSE);
    assert_string_equal(pdn_message(),
                        "a.xlsx#Tow: the workbook has no sheet \"Tow\"; it has "
                        "\"First & best\", \"Two\"");
    pdn_diagnostics_clear(&f);
    assert_int_equal(pdn_csv_read(path, NULL, want, LEN(want), &f, &t), PDN_OK);
    assert_string_equal(f.row[0].message,
                        "sheet \"First & best\" is read; the workbook also has "
                        "\"Two\" (FILE.xlsx#SHEET reads another)");
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
}

/* 40 MiB of blanks pack to 40 kB; Excel's own files inflate ten times or so. */
static void refuses_a_bomb(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    size_t n = (size_t)40 * 1024 * 1024;
    char *blank = malloc(n);

    assert_non_null(blank);
    memset(blank, ' ', n);
    memcpy(blank, "<worksheet>", strlen("<worksheet>"));
    assert_int_equal(read_sheet(blank, n, path, &f, &t), PDN_EPARSE);
    assert_non_null(strstr(
        pdn_message(),
        "xl/worksheets/one.xml unpacks to more than 32 MiB, from a file of"));
    free(blank);
    pdn_diagnostics_clear(&f);
}

/* Rows that have a cell in the last column alone: little XML, much table. */
static void refuses_a_table_of_nothing(void **state)
{
    (void)state;
    enum { ROWS = 2000, ROOM = 80 };
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    char *xml = malloc(ROWS * ROOM);
    size_t n = 0;

    assert_non_null(xml);
    n += (size_t)snprintf(xml, ROOM, "<worksheet><sheetData>");
    for (int i = 1; i < ROWS; i++)
        n += (size_t)snprintf(
            xml + n, ROOM, "<row r='%d'><c r='XFD%d'><v>1</v></c></row>", i, i);
    n += (size_t)snprintf(xml + n, ROOM, "</sheetData></worksheet>");
    assert_int_equal(read_sheet(xml, n, path, &f, &t), PDN_EPARSE);
    assert_string_equal(pdn_message(),
                        "a.xlsx: this workbook cannot be read: the table has "
                        "more than 25000000 cells");
    free(xml);
    pdn_diagnostics_clear(&f);
}

/* The file with any of its bytes cut off, or one changed, is read as it was or
 * is refused. */
static void stands_damage(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    static char bytes[8192], changed[8192];
    size_t n = 0, refused = 0;

    assert_int_equal(read_sheet(SHEET(HEAD("n") ROW2("<c r='B2'><v>3</v></c>"))
                                    END,
                                0, path, &f, &t),
                     PDN_OK);
    pdn_table_clear(&t);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    n = fread(bytes, 1, sizeof bytes, in);
    assert_int_equal(fclose(in), 0);
    for (size_t i = 0; i < 2 * n; i += 3) {
        memcpy(changed, bytes, n);
        if (i < n) changed[i] = (char)(changed[i] ^ 0x41);
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        size_t keep = i < n ? n : i - n;
        assert_int_equal(fwrite(changed, 1, keep, out), keep);
        assert_int_equal(fclose(out), 0);
        pdn_diagnostics_clear(&f);
        pdn_status st = pdn_csv_read(path, NULL, want, LEN(want), &f, &t);
        assert_true(st == PDN_OK ||
                    (st == PDN_EPARSE && pdn_message()[0] != '\0'));
        refused += st != PDN_OK;
        if (st == PDN_OK) assert_int_equal(t.rows, 1);
        pdn_table_clear(&t);
    }
    assert_true(refused > n / 3);
    pdn_diagnostics_clear(&f);
}

/* As openpyxl wrote them: tests/oracle/workbooks.py says what stands there. */
static void reads_stored_ones(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *file, *want;
    } cases[] = {
        {"actors", "survey.xlsx",
         "id=1|2|03;name=Kari Moe|Ola Dahl|Åse Øy;sector=NAV & OT|BUP|NAV & OT;"
         "Kommunenr=0301|3417|0402;responded=1|1|0;Født=1980-02-29|1900-01-01|("
         "null)"},
        {"ties", "survey.xlsx#Svar 2024",
         "from=1|2|1;to=2|1|03;frequency=3|0.3|4;quality=2.5||1;"
         "Sendt=2024-11-20 08:01|2024-11-20 23:59:59|(null)"},
        {"outcomes", "outcomes.xlsx",
         "unit=Kongsvinger|Kongsvinger|Grue|Grue;year=2020|2021|2020|2021;"
         "population=1392|1406|410|402;events=132|120|41|:;Ledige=18.3|20|9."
         "3|"},
        {"roster", "forms.xlsx",
         "id=1;Start time=2024-11-20 08:01;Navn\u00a0=Kari Moe;Hyppighet: "
         "[BUP]=Ukentlig"},
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char file[512], got[1024] = "";
        snprintf(file, sizeof file, PDN_SOURCE "/tests/data/workbooks/%s",
                 cases[i].file);
        assert_int_equal(pdn_kind_read(cases[i].kind, file, NULL, &f, &t),
                         PDN_OK);
        spell(&t, got, sizeof got);
        assert_string_equal(got, cases[i].want);
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_shown),
        cmocka_unit_test(refuses_by_the_cell),
        cmocka_unit_test(finds_the_sheet),
        cmocka_unit_test(refuses_a_bomb),
        cmocka_unit_test(refuses_a_table_of_nothing),
        cmocka_unit_test(stands_damage),
        cmocka_unit_test(reads_stored_ones),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
